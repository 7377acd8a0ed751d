import './blank.css';
import type { ReferenceNumber } from '#contract/primitives.ts';
import { BlankForm, ContinuationSheet } from './blank-form.tsx';
import type { PrintedFor } from './sheet.tsx';

/** Blank forms as they go to the printer; seen on paper only. Null is a form without a number. */
export default function BlankForms(
  props: PrintedFor & { numbers: readonly (ReferenceNumber | null)[]; continuations: number },
) {
  const { numbers, continuations, ...printedFor } = props;
  return (
    <div class="printable blanks" aria-hidden="true">
      {numbers.map((no, i) => (
        <BlankForm key={no ?? i} no={no} {...printedFor} />
      ))}
      {Array.from({ length: continuations }, (_, i) => (
        <ContinuationSheet key={i} {...printedFor} />
      ))}
    </div>
  );
}
