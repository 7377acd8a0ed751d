import { MOST_DEBTS } from '#contract/registration/creditor.ts';
import { MOST_CREDITORS } from '#contract/registration/registration.ts';
import { Button } from '../../../ui/button.tsx';
import { RepeatCard } from '../../../ui/fields/repeat-card.tsx';
import { asText } from '../questions/read-text.ts';
import { addRow, blankDebt } from './draft.ts';
import { focusNewRow } from './focus.ts';
import { useFormTools, useSlot } from './form-context.ts';
import { Interest } from './interest.tsx';
import { useRemoval } from './removal.ts';
import { rowHeading } from './row-heading.ts';
import { SectionFields } from './section-fields.tsx';
import { Totals } from './totals.tsx';

/** Id of the button that adds one. */
export const ADD_CREDITOR = 'add-creditor';

/** Which parts of a creditor are drawn: a phone has a screen for each. */
export type CreditorPart = 'creditors' | 'debts';

export function Creditors(props: { parts: readonly CreditorPart[]; onAdd: () => void }) {
  const { words } = useFormTools();
  const { answer } = useSlot('creditors');
  const rows = Array.isArray(answer) ? answer : [];
  const full = rows.length >= MOST_CREDITORS;
  return (
    <>
      {rows.length === 0 && <p class="muted">{words.noCreditors}</p>}
      {rows.map((row: { id: string }, i) => (
        <CreditorCard key={row.id} index={i} parts={props.parts} />
      ))}
      {props.parts.includes('creditors') && (
        <div class="row">
          {full ? (
            <p class="muted">{words.creditorsFull}</p>
          ) : (
            <Button id={ADD_CREDITOR} icon="plus" keyHint="F4" onClick={props.onAdd}>
              {words.addCreditor}
            </Button>
          )}
        </div>
      )}
      <Totals />
    </>
  );
}

function CreditorCard({ index, parts }: { index: number; parts: readonly CreditorPart[] }) {
  const { words, form } = useFormTools();
  const path = `creditors.${index}`;
  const name = asText(useSlot(`${path}.name`).answer);
  const { answer: debts } = useSlot(`${path}.debts`);
  const rows = Array.isArray(debts) ? debts : [];
  const remove = useRemoval();
  const number = words.creditor(index + 1);
  return (
    <RepeatCard
      id={rowHeading('creditors', index)}
      level={3}
      title={name === '' ? number : words.creditorNamed(index + 1, name)}
      remove={
        parts.includes('creditors')
          ? {
              words: words.removeCreditor(index + 1),
              onRemove: () => remove('creditors', index),
            }
          : undefined
      }
    >
      {parts.includes('creditors') && <SectionFields section="creditors" indices={[index]} />}
      {parts.includes('debts') && (
        <>
          {rows.map((row: { id: string }, k) => (
            <RepeatCard
              key={row.id}
              id={rowHeading(`${path}.debts`, k)}
              within={rowHeading('creditors', index)}
              level={4}
              title={words.debt(k + 1)}
              remove={
                rows.length > 1
                  ? {
                      words: words.removeDebt(k + 1),
                      onRemove: () => remove(`${path}.debts`, k),
                    }
                  : undefined
              }
            >
              <SectionFields section="debts" indices={[index, k]} />
              <Interest path={`${path}.debts.${k}`} />
            </RepeatCard>
          ))}
          {rows.length >= MOST_DEBTS ? (
            <p class="muted">{words.debtsFull}</p>
          ) : (
            <div>
              <Button
                look="text"
                icon="plus"
                onClick={() => {
                  form.change((draft) => addRow(draft, `${path}.debts`, blankDebt()));
                  focusNewRow(`${path}.debts.${rows.length}`, form.draft.peek());
                }}
              >
                {words.addDebt}
              </Button>
            </div>
          )}
        </>
      )}
    </RepeatCard>
  );
}
