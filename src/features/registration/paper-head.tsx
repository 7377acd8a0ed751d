import { useState } from 'preact/hooks';
import type { IsoDate, ReferenceNumber } from '#contract/primitives.ts';
import { dateKeyOf } from '#thai/date-keys.ts';
import { dateForEditing, dayInThailand, showDate } from '#thai/show-date.ts';
import { TextField } from '../../ui/fields/text-field.tsx';
import { doubtPaperDay, readPaperDay, sayPaperDay, sayPaperDayFault } from '../paper-day.ts';
import { showRef } from '../record-state.ts';
import { useLoaded } from '../use-loaded.ts';
import { usePapers } from '../use-papers.ts';
import { idOf } from './form/asked.ts';
import { PAPER_DAY } from './form/check.ts';
import { answer, keepUnread } from './form/draft.ts';
import { useFormTools } from './form/form-context.ts';

/** The head of the paper that is copied: its number, its day, and who took it. */
export function PaperHead() {
  const { form, words, today, language } = useFormTools();
  const { ref, registration, typed } = form.draft.value;
  const { paper, appliedOn } = registration.intake;
  const doubt = doubtPaperDay(appliedOn, usePrintedOn(paper?.no), today);
  const unread = typed[PAPER_DAY];
  const [text, setText] = useState(() => unread ?? dateForEditing(appliedOn));
  /** Nothing is red while it is typed. */
  const [left, setLeft] = useState(true);
  const take = (next: string) => {
    setText(next);
    setLeft(false);
    const reading = readPaperDay(next, today);
    form.change((draft) =>
      reading.is === 'day'
        ? answer(draft, PAPER_DAY, reading.day)
        : keepUnread(draft, PAPER_DAY, next),
    );
  };
  const isUnread = unread !== undefined;
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
          id: idOf(PAPER_DAY),
          label: words.paper.date,
          echo: isUnread ? undefined : showDate(appliedOn, 'long', language),
          doubt: doubt && !isUnread ? sayPaperDay(doubt, language) : undefined,
          error:
            isUnread && left ? sayPaperDayFault(readPaperDay(unread, today), language) : undefined,
        }}
        value={text}
        onText={take}
        onLeave={() => {
          setLeft(true);
          const { typed, registration } = form.draft.peek();
          setText(typed[PAPER_DAY] ?? dateForEditing(registration.intake.appliedOn));
        }}
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
