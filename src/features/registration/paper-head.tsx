import { useState } from 'preact/hooks';
import type { IsoDate, ReferenceNumber } from '#contract/primitives.ts';
import { dateKeyOf } from '#thai/date-keys.ts';
import { readDate } from '#thai/dates.ts';
import { dateForEditing, dayInThailand, showDate } from '#thai/show-date.ts';
import { TextField } from '../../ui/fields/text-field.tsx';
import { doubtPaperDay, sayPaperDay } from '../paper-day.ts';
import { showRef } from '../record-state.ts';
import { useLoaded } from '../use-loaded.ts';
import { usePapers } from '../use-papers.ts';
import { answer } from './form/draft.ts';
import { useFormTools } from './form/form-context.ts';

const PATH = 'intake.appliedOn';

/** The head of the paper that is copied: its number, its day, and who took it. */
export function PaperHead() {
  const { form, words, today, language } = useFormTools();
  const { ref, registration } = form.draft.value;
  const { paper, appliedOn } = registration.intake;
  const doubt = doubtPaperDay(appliedOn, usePrintedOn(paper?.no), today);
  const [typed, setTyped] = useState(() => dateForEditing(appliedOn));
  const take = (text: string) => {
    setTyped(text);
    const reading = readDate(text, today);
    const isWhole = reading.is === 'date' && /^\d{4}-\d\d-\d\d$/.test(reading.date);
    if (isWhole && reading.date <= today) form.change((draft) => answer(draft, PATH, reading.date));
  };
  return (
    <section class="sheet paper-head" aria-label={words.paper.title}>
      <p>
        {words.paper.no} <span class="ref">{paper?.no ? showRef(paper.no) : '–'}</span>
        {paper?.no !== ref && <strong> {words.paper.writeDown}</strong>}
      </p>
      {paper?.receivedBy && (
        <p>
          {words.paper.receiver} {paper.receivedBy}
        </p>
      )}
      <TextField
        says={{
          id: 'paper-date',
          label: words.paper.date,
          echo: showDate(appliedOn, 'long', language),
          doubt: doubt ? sayPaperDay(doubt, language) : undefined,
        }}
        value={typed}
        onText={take}
        // What is no date, or a day to come, gives way to what stands.
        onLeave={() => setTyped(dateForEditing(form.draft.peek().registration.intake.appliedOn))}
        digitFor={dateKeyOf}
        width="medium"
      />
    </section>
  );
}

/** The day when this device printed a paper; null until it is known, and when it did not. */
function usePrintedOn(no: ReferenceNumber | undefined): IsoDate | null {
  const papers = usePapers();
  const found = useLoaded(papers && no !== undefined ? () => papers.find(no) : null, [no]);
  return found?.printedAt ? dayInThailand(found.printedAt) : null;
}
