import '../registration.css';
import { useState } from 'preact/hooks';
import type { Uuid } from '#contract/primitives.ts';
import type { RecordMatches, RecordReading } from '#contract/record.ts';
import { reading as en } from '../../../i18n/en/reading.ts';
import { reading as th } from '../../../i18n/th/reading.ts';
import { BackLink } from '../../../ui/back-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import type { Said } from '../../administration-door.ts';
import { useDesk } from '../../desk-context.ts';
import { type Asking, AskingForm } from './asking-form.tsx';
import { OpenedRecord } from './opened-record.tsx';

type Step =
  | { is: 'asking'; waiting: boolean; trouble: Exclude<Said<unknown>, { is: 'done' }> | null }
  | { is: 'none' }
  | { is: 'several'; records: RecordMatches['records']; asking: Asking }
  | { is: 'opened'; record: RecordReading; asking: Asking };

const fresh: Step = { is: 'asking', waiting: false, trouble: null };

/** A record of the centre in full: number and purpose first, then read-only, and gone with the page. */
export default function ReadingPage() {
  const { administration, t, locale } = useDesk();
  const words = locale === 'th' ? th : en;
  const [step, setStep] = useState<Step>(fresh);

  const open = async (record: Uuid, asking: Asking) => {
    const { purpose, note } = asking;
    const said = await administration.readRecord(record, purpose, note);
    setStep(
      said.is === 'done'
        ? { is: 'opened', record: said.value, asking }
        : { is: 'asking', waiting: false, trouble: said },
    );
  };
  const find = async (asking: Asking) => {
    setStep({ is: 'asking', waiting: true, trouble: null });
    const found = await administration.findRecords(asking.ref);
    if (found.is !== 'done') return setStep({ is: 'asking', waiting: false, trouble: found });
    const { records } = found.value;
    const [first] = records;
    if (!first) return setStep({ is: 'none' });
    if (records.length > 1) return setStep({ is: 'several', records, asking });
    await open(first.id, asking);
  };
  return (
    <div class="content stack">
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(words.title)}
        above={<BackLink href="/admin" word={words.above} />}
      />
      {step.is === 'opened' ? (
        <OpenedRecord
          record={step.record}
          asking={step.asking}
          words={words}
          onClose={() => setStep(fresh)}
        />
      ) : (
        <AskingForm
          words={words}
          waiting={step.is === 'asking' && step.waiting}
          onAsk={(asking) => void find(asking)}
        />
      )}
      {step.is === 'none' && <EmptyState title={words.none} />}
      {step.is === 'asking' && step.trouble && <Trouble of={step.trouble} words={words} />}
      {step.is === 'several' && (
        <section class="sheet stack">
          <p>{words.several}</p>
          {step.records.map(({ id, unit }, i) => (
            <Button key={id} size="full" onClick={() => void open(id, step.asking)}>
              {words.ofUnit(unit, i + 1)}
            </Button>
          ))}
        </section>
      )}
    </div>
  );
}

function Trouble({
  of,
  words,
}: {
  of: Exclude<Said<unknown>, { is: 'done' }>;
  words: typeof th | typeof en;
}) {
  if (of.is === 'not-reached') {
    return (
      <section class="sheet" role="alert">
        <EmptyState title={words.needsNetwork} more={words.needsNetworkMore} />
      </section>
    );
  }
  if (of.code === 'not-found') return <EmptyState title={words.none} />;
  return (
    <Notice tone="alert">
      {of.code === 'not-allowed' ? words.notAllowed : words.refused(of.code)}
    </Notice>
  );
}
