import type { ComponentChildren } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { RepeatCard } from '../../../ui/fields/repeat-card.tsx';
import { addRow } from '../form/draft.ts';
import type { Field, FieldOf } from '../form/fields.ts';
import { focusNewRow } from '../form/focus.ts';
import { useFormTools, useSlot } from '../form/form-context.ts';
import { at } from '../form/path.ts';
import { useRemoval } from '../form/removal.ts';
import { rowHeading } from '../form/row-heading.ts';
import { questionWords } from '../form/say.ts';

/** Formal debts: rows of a few optional questions each. */
export function RowsQuestion(props: {
  field: FieldOf<'rows'>;
  path: string;
  /** Draws a question inside a row. */
  draw: (field: Field, path: string) => ComponentChildren;
}) {
  const { field, path, draw } = props;
  const { form, words } = useFormTools();
  const { answer } = useSlot(path);
  const remove = useRemoval();
  const rows: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const own = questionWords(words, path);
  return (
    <div class="field--wide">
      <p class="field__label">
        {own.label} <span class="field__optional">{words.optional}</span>
      </p>
      {rows.map((_, i) => (
        <RepeatCard
          key={i}
          id={rowHeading(path, i)}
          title={words.formalDebt(i + 1)}
          level={3}
          remove={{
            words: words.removeFormalDebt(i + 1),
            onRemove: () => remove(path, i),
          }}
        >
          <div class="fields">{field.fields.map((inner) => draw(inner, at(inner.path, [i])))}</div>
        </RepeatCard>
      ))}
      <div>
        <Button
          icon="plus"
          onClick={() => {
            form.change((draft) => addRow(draft, path, {}));
            focusNewRow(`${path}.${rows.length}`, form.draft.peek());
          }}
        >
          {words.addFormalDebt}
        </Button>
      </div>
    </div>
  );
}
