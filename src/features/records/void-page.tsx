import '../../ui/fields/fields.css';
import './records.css';
import { useRef, useState } from 'preact/hooks';
import { v7 as newId } from 'uuid';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Entry } from '../../ui/entry.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { hasEnded, showRef } from '../record-state.ts';
import { recordWordsIn } from '../record-words.ts';
import { useRecord } from '../use-store.ts';
import { NotHere } from './record-page.tsx';

const LONGEST = 500;

/** Cancelling a finished record: what happens then, and why it is done. */
export default function VoidPage({ id }: { id: string }) {
  const { t, locale, store, vault, navigate, tellSaving } = useDesk();
  const words = recordWordsIn(locale);
  const view = useRecord(id);
  // Made when the page is opened, so that pressing twice cancels once [D1].
  const [op] = useState(() => newId());
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [step, setStep] = useState<'asking' | 'keeping' | 'not-kept'>('asking');
  const entry = useRef<HTMLDivElement>(null);
  if (view === undefined) return null;
  if (view === null) return <NotHere words={words} />;
  const { line } = view;
  const { cancel } = words;
  const number = showRef(line.ref);
  const length = reason.trim().length;
  const fault =
    length === 0 ? cancel.reasonMissing : length > LONGEST ? cancel.reasonLong(length) : null;

  const confirm = async () => {
    setTried(true);
    if (step === 'keeping') return;
    if (fault !== null) {
      entry.current?.querySelector<HTMLInputElement>('input[type="text"]')?.focus();
      return;
    }
    setStep('keeping');
    const outcome = await store.keepVoid(vault, { op, record: line.record, reason });
    if (outcome.is === 'kept') {
      tellSaving(null);
      navigate(`/records/${line.record}?kept=void`, true);
    } else {
      tellSaving(outcome.why);
      setStep('not-kept');
    }
  };
  return (
    <div class="content stack">
      <PageTitle
        title={cancel.title}
        documentTitle={t.shell.title(cancel.title)}
        above={
          <>
            {words.ref}{' '}
            <a href={`/records/${line.record}`} class="ref">
              {number}
            </a>
          </>
        }
      />
      {hasEnded(line.state) ? (
        <section class="sheet stack">
          <p>{cancel.already}</p>
          <LinkButton href={`/records/${line.record}`}>{words.back}</LinkButton>
        </section>
      ) : (
        <form
          class="sheet stack"
          onSubmit={(event) => {
            event.preventDefault();
            void confirm();
          }}
        >
          <h2>{cancel.what}</h2>
          <ul class="record__happens">
            {cancel.happens.map((each) => (
              <li key={each}>{each}</li>
            ))}
            {line.correcting && <li>{cancel.draftGoes}</li>}
          </ul>
          <Choices
            numbered
            legend={cancel.usualTitle}
            options={cancel.usual.map((word) => ({ value: word, word }))}
            chosen={reason}
            onChoose={setReason}
          />
          <div ref={entry}>
            <Entry
              label={cancel.reason}
              hint={cancel.reasonHint}
              error={tried ? fault : null}
              value={reason}
              onValue={setReason}
            />
          </div>
          {step === 'not-kept' && <Notice tone="alert">{words.notKept}</Notice>}
          <div class="row">
            <Button type="submit" look="danger" waiting={step === 'keeping'}>
              {step === 'keeping' ? cancel.keeping : cancel.confirm}
            </Button>
            <LinkButton href={`/records/${line.record}`}>{cancel.dont}</LinkButton>
          </div>
        </form>
      )}
    </div>
  );
}
