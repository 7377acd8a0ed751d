import '../../ui/fields/fields.css';
import './registration.css';
import { useEffect, useState } from 'preact/hooks';
import { NumbersExhaustedError } from '../../store/drafts.ts';
import { savingTrouble } from '../../store/saving-trouble.ts';
import { LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { paperInHand } from '../paper-in-hand.ts';
import { FormPage } from './form-page.tsx';
import { KeptPage } from './kept-page.tsx';
import {
  type OpenRegistration,
  resumeRegistration,
  startFromPaper,
  startRegistration,
} from './open-registration.ts';
import { ReviewPage } from './review-page.tsx';
import { SignPage } from './sign-page.tsx';
import { useSaving } from './use-saving.ts';
import { wordsIn } from './words.ts';

type Opening =
  | { is: 'opening' }
  | { is: 'open'; registration: OpenRegistration }
  | { is: 'not-found' }
  | { is: 'no-number' }
  | { is: 'not-started' };

/** `/reg/new`, `/reg/:record`, and its steps `check`, `sign` and `kept`. */
export default function Registration({ rest = '' }: { rest?: string }) {
  const [record = '', step] = rest.split('/');
  if (record === 'new') return <NewRegistration />;
  return step === 'kept' ? <KeptPage record={record} /> : <OpenDraft record={record} step={step} />;
}

function NewRegistration() {
  const desk = useDesk();
  const [opening, setOpening] = useState<Opening>({ is: 'opening' });
  useEffect(() => {
    const fromPaper = new URLSearchParams(location.search).has('paper');
    const paper = paperInHand.peek();
    const starting = !fromPaper ? startRegistration(desk) : paper && startFromPaper(desk, paper);
    Promise.resolve(starting).then(
      // What stands in the way of a paper is said where its number is typed.
      (begun) => desk.navigate(begun ? `/reg/${begun.record}` : '/paper/entry', true),
      (error: unknown) => {
        const trouble = savingTrouble(error);
        if (error instanceof NumbersExhaustedError) setOpening({ is: 'no-number' });
        else if (trouble === null) throw error;
        else {
          desk.tellSaving(trouble);
          setOpening({ is: 'not-started' });
        }
      },
    );
    // Once: drawing this page again, in another language say, must not take another number [D1].
  }, []);
  return <NotOpen opening={opening} />;
}

function OpenDraft({ record, step }: { record: string; step: string | undefined }) {
  const desk = useDesk();
  const { store, vault, clock } = desk;
  const [opening, setOpening] = useState<Opening>({ is: 'opening' });
  useEffect(() => {
    let gone = false;
    void resumeRegistration({ store, vault, clock }, record).then((registration) => {
      if (!gone) setOpening(registration ? { is: 'open', registration } : { is: 'not-found' });
    });
    return () => {
      gone = true;
    };
  }, [store, vault, clock, record]);
  const registration = opening.is === 'open' ? opening.registration : null;
  useSaving(registration);
  if (!registration) return <NotOpen opening={opening} />;
  switch (step) {
    case 'check':
      return <ReviewPage registration={registration} />;
    case 'sign':
      return <SignPage registration={registration} />;
    default:
      return <FormPage registration={registration} />;
  }
}

function NotOpen({ opening }: { opening: Opening }) {
  const { t, locale } = useDesk();
  const words = wordsIn(locale);
  if (opening.is === 'opening') return null;
  return (
    <div class="content sheet">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} />
      {opening.is === 'no-number' && <Notice tone="alert">{words.noNumber}</Notice>}
      {opening.is === 'not-started' && <Notice tone="alert">{words.notStarted}</Notice>}
      {opening.is === 'not-found' && (
        <Notice title={words.notFound}>
          <p>{words.notFoundMore}</p>
        </Notice>
      )}
      <LinkButton href="/" look="primary">
        {words.toDesk}
      </LinkButton>
    </div>
  );
}
