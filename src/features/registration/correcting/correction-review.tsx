import { useEffect, useRef, useState } from 'preact/hooks';
import { mendable } from '#debt/completeness.ts';
import { Button } from '../../../ui/button.tsx';
import { Entry } from '../../../ui/entry.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { type SavingTrouble, useDesk } from '../../desk-context.ts';
import { showRef } from '../../record-state.ts';
import { recordWordsIn } from '../../record-words.ts';
import { useKeys } from '../../use-keys.ts';
import { blocksIn } from '../form/check.ts';
import { FormContext, useOpenTools } from '../form/form-context.ts';
import { useScans } from '../form/use-scans.ts';
import type { OpenRegistration } from '../open-registration.ts';
import { Changes } from './changes.tsx';
import { sayChanges } from './say-changes.ts';

const SIGNATURE = 'help.signature';
const LONGEST = 500;

type Step = { is: 'asking' } | { is: 'keeping' } | { is: 'not-kept'; why: SavingTrouble };

/** What was changed beside what it was, why, and the last press. */
export function CorrectionReview({ registration }: { registration: OpenRegistration }) {
  const { form, at: address } = registration;
  const { t, locale, navigate, tellSaving } = useDesk();
  const tools = useOpenTools(form);
  const record = recordWordsIn(locale);
  const words = record.correction;
  const draft = form.draft.value;
  const { corrects } = draft;
  const [tried, setTried] = useState(false);
  const [step, setStep] = useState<Step>({ is: 'asking' });
  const box = useRef<HTMLDivElement>(null);
  const stopped = !corrects || form.faults.value.some(blocksIn(draft.registration));
  useEffect(() => {
    // Somebody came by the address: what stops a check stops this page too.
    if (stopped) navigate(address, true);
  }, [stopped]);

  const changes = corrects ? sayChanges(corrects.before, draft.registration, tools) : [];
  const mending = corrects?.is === 'mending';
  const unsigned = mendable(draft.registration, tools.today).some(({ path }) => path === SIGNATURE);
  const reason = corrects?.reason ?? '';
  const asksWhy = corrects?.whole === false;
  const fault = asksWhy ? faultOf(reason, words) : null;
  const nothing = !mending && changes.length === 0;

  const finish = async () => {
    if (step.is === 'keeping' || nothing) return;
    setTried(true);
    if (fault !== null) {
      box.current?.querySelector('input')?.focus();
      return;
    }
    if (unsigned) return navigate(`${address}/sign`);
    setStep({ is: 'keeping' });
    const outcome = await registration.keep();
    if (outcome?.is === 'not-kept') {
      tellSaving(outcome.why);
      setStep({ is: 'not-kept', why: outcome.why });
      return;
    }
    tellSaving(null);
    navigate(registration.keptAt, true);
  };
  useScans(form);
  useKeys({ F9: () => void finish() });
  if (!corrects) return null;

  const press = unsigned ? words.toSign : mending ? words.sendAgain : words.keep;
  return (
    <FormContext.Provider value={tools}>
      <div class="registration registration--narrow">
        <div class="registration__body">
          <div class="review">
            <PageTitle
              title={words.check}
              documentTitle={t.shell.title(words.check)}
              above={
                <>
                  {record.ref} <span class="ref">{showRef(draft.ref)}</span>
                </>
              }
            />
            {step.is === 'not-kept' && (
              <Notice tone="alert">
                {tools.words.sign.notKeptSafe} {tools.words.sign.notKeptWhy[step.why]}
              </Notice>
            )}
            <section class="sheet stack">
              {changes.length === 0 ? (
                <p>{mending ? words.unchanged : words.noChanges}</p>
              ) : (
                <>
                  <h2>{words.changes(changes.length)}</h2>
                  <Changes changes={changes} words={tools.words} record={record} at={address} />
                </>
              )}
            </section>
            {/* What is sent anew whole answers for itself. */}
            {asksWhy && (
              <div class="sheet" ref={box}>
                <Entry
                  label={words.reason}
                  hint={words.reasonHint}
                  error={tried ? fault : null}
                  value={reason}
                  onValue={(typed) =>
                    form.change((now) => ({ ...now, corrects: { ...corrects, reason: typed } }))
                  }
                />
              </div>
            )}
          </div>
        </div>
        <div class="registration__actions">
          <Button
            look="primary"
            keyHint="F9"
            waiting={step.is === 'keeping' || nothing}
            onClick={() => void finish()}
          >
            {step.is === 'keeping' ? words.keeping : press}
          </Button>
          <Button icon="back" onClick={() => navigate(address)}>
            {words.backToForm}
          </Button>
        </div>
      </div>
    </FormContext.Provider>
  );
}

function faultOf(
  reason: string,
  words: { reasonMissing: string; reasonLong: (n: number) => string },
): string | null {
  const { length } = reason.trim();
  if (length === 0) return words.reasonMissing;
  return length > LONGEST ? words.reasonLong(length) : null;
}
