import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Draft } from '../../store/draft-types.ts';
import { Button } from '../../ui/button.tsx';
import { pickByNumber } from '../../ui/fields/number-keys.ts';
import { OptionTile } from '../../ui/fields/option-tile.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { type SavingTrouble, useDesk } from '../desk-context.ts';
import { paperKept } from '../paper-in-hand.ts';
import { usePictureParts } from '../pictures-door.ts';
import { showRef } from '../record-state.ts';
import { useKeys } from '../use-keys.ts';
import { blocksIn } from './form/check.ts';
import { answer, copiesPaper, keepTyped } from './form/draft.ts';
import { focusId } from './form/focus.ts';
import { useScans } from './form/use-scans.ts';
import type { OpenRegistration } from './open-registration.ts';
import { lastWay, rememberWay } from './sign/last-way.ts';
import {
  type Lacking,
  lackingIn,
  type Signing,
  type SigningWay,
  signatureFrom,
  signedWays,
  signingAsText,
  signingIn,
  signingWays,
} from './sign/signing.ts';
import { Way, witnessId } from './sign/way.tsx';
import { wordsIn } from './words.ts';

/**
 * The way that is chosen before anybody chose: a paper that came here was signed with a pen, unless
 * somebody sees a thumbprint on it; else what this officer did last, and paper where there is a desk.
 */
function usualWay(draft: Draft, last: SigningWay | null): SigningWay | undefined {
  if (copiesPaper(draft)) return 'paper';
  return last ?? (draft.registration.intake.channel === 'mobile' ? undefined : 'paper');
}

const PATH = 'help.signature';
const WAYS_ID = 'sign-1';
const SIGNED = ['signed-form'] as const;
const isOnPaper = ({ way }: Signing) => way === 'paper' || way === 'thumbprint';

type Finishing =
  | { is: 'signing'; lacking?: Lacking }
  | { is: 'keeping' }
  | { is: 'not-kept'; why: SavingTrouble };

/** Signing, in one of three equal ways; after it the record is kept, or says that it is not. */
export function SignPage({ registration }: { registration: OpenRegistration }) {
  const { form, at: address } = registration;
  const { t, locale, navigate, vault, clock, tellSaving } = useDesk();
  const words = wordsIn(locale);
  const draft = form.draft.value;
  const ref = showRef(draft.ref);
  const isCopied = copiesPaper(draft);
  const said = signingIn(draft.registration.help.signature, draft.typed[PATH]);
  const { officer } = vault.officer;
  const receivedBy = draft.registration.intake.paper?.receivedBy ?? '';
  const [usual] = useState(() => usualWay(draft, lastWay(officer)));
  const signing = said.way === undefined ? { ...said, way: usual } : said;
  const ways = isCopied ? signedWays : signingWays;
  const [finishing, setFinishing] = useState<Finishing>({ is: 'signing' });
  const pictures = usePictureParts();
  // Of a paper that is copied, the picture stands beside the form; what is corrected takes them later.
  const takesPicture = !isCopied && !draft.corrects && isOnPaper(signing);
  const under = useRef(false);
  const stopped = form.faults.value.some(blocksIn(draft.registration));
  useLayoutEffect(() => {
    if (stopped) navigate(address, true);
    else focusId(WAYS_ID);
  }, [stopped]);

  const sign = (next: Signing) => {
    const signature = signatureFrom(next, clock.now());
    form.change((now) =>
      signature ? answer(now, PATH, signature) : keepTyped(now, PATH, signingAsText(next)),
    );
    setFinishing({ is: 'signing' });
  };
  const finish = async () => {
    if (under.current) return;
    const lacking = lackingIn(signing);
    if (lacking) {
      setFinishing({ is: 'signing', lacking });
      focusId(typeof lacking === 'number' ? witnessId(lacking) : WAYS_ID);
      return;
    }
    under.current = true;
    if (said.way === undefined) sign(signing);
    setFinishing({ is: 'keeping' });
    const { startedAt } = form.draft.peek();
    const outcome = await registration.keep();
    under.current = false;
    if (outcome?.is !== 'not-kept') {
      tellSaving(null);
      if (!isCopied) rememberWay(officer, signing.way);
      if (isCopied && outcome) paperKept(officer, outcome.ref, { startedAt, now: clock.now() });
      navigate(registration.keptAt, true);
    } else {
      tellSaving(outcome.why);
      setFinishing({ is: 'not-kept', why: outcome.why });
    }
  };
  useScans(form);
  useKeys({ F9: () => void finish() });

  const lacking = finishing.is === 'signing' ? finishing.lacking : undefined;
  const error = useRef<HTMLParagraphElement>(null);
  // It stands above what has the focus, where a small screen has scrolled past it.
  useLayoutEffect(() => error.current?.scrollIntoView(), [finishing]);
  return (
    <div class="registration registration--narrow">
      <div class="registration__body">
        <div class="review">
          <PageTitle
            title={words.sign.title}
            documentTitle={t.shell.title(words.sign.title)}
            above={
              <>
                {words.ref} <span class="ref">{ref}</span>
              </>
            }
          />
          {finishing.is === 'not-kept' && (
            <Notice tone="alert" title={words.sign.notKept}>
              <p>
                {words.sign.notKeptSafe} {words.sign.notKeptWhy[finishing.why]}
              </p>
              <Button look="danger" onClick={() => void finish()}>
                {words.sign.tryAgain}
              </Button>
            </Notice>
          )}
          <section class="sheet stack">
            <p id="sign-lead">{isCopied ? words.sign.leadPaper : words.sign.lead}</p>
            {typeof lacking === 'string' && (
              <p class="entry__error" role="alert" ref={error}>
                <Icon name="warning" small />
                {words.faultWords[lacking === 'way' ? 'sign.way' : 'sign.empty']}
              </p>
            )}
            <div class="options ways" role="radiogroup" aria-labelledby="sign-lead">
              {ways.map((way, i) => (
                <OptionTile
                  key={way}
                  type="radio"
                  id={`sign-${i + 1}`}
                  name="sign"
                  nth={i + 1}
                  label={words.sign.ways[way].label}
                  hint={words.sign.ways[way].hint}
                  checked={signing.way === way}
                  onCheck={() => sign({ ...signing, way })}
                  onKeyDown={(event) =>
                    pickByNumber(event, ways, (picked) => sign({ ...signing, way: picked }))
                  }
                />
              ))}
            </div>
            <Way {...{ words, signing, sign, lacking, isCopied }} reference={ref} />
            <p class="muted">
              {isCopied
                ? words.sign.byCopier(vault.officer.name, receivedBy)
                : words.sign.byOfficer(vault.officer.name)}
            </p>
          </section>
          {takesPicture && pictures && (
            <pictures.Panel record={registration.record} roles={SIGNED} of="signed" />
          )}
        </div>
      </div>
      <div class="registration__actions">
        <Button
          look="primary"
          keyHint="F9"
          waiting={finishing.is === 'keeping'}
          onClick={() => void finish()}
        >
          {finishing.is === 'keeping'
            ? words.sign.finishing
            : isCopied
              ? words.sign.finishPaper
              : words.sign.finish}
        </Button>
        <Button icon="back" onClick={() => navigate(isCopied ? address : `${address}/check`)}>
          {isCopied ? words.review.backToForm : words.sign.back}
        </Button>
      </div>
    </div>
  );
}
