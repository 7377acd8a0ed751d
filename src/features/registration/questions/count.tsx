import { digitOf } from '#thai/digits.ts';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { readCount } from '../form/count.ts';
import type { FieldOf } from '../form/fields.ts';
import { useQuestion } from './says.ts';
import { type Reading, useTypedText } from './typed-text.ts';

export function CountQuestion({ field, path }: { field: FieldOf<'count'>; path: string }) {
  const { says, slot, own } = useQuestion(path);
  const read = (typed: string): Reading => {
    const count = readCount(typed);
    if (typed.trim() === '') return { is: 'empty' };
    const fits = count !== null && count >= field.from && count <= field.to;
    return fits ? { is: 'answer', value: count } : { is: 'not-read' };
  };
  const show = (answer: unknown) => (typeof answer === 'number' ? String(answer) : '');
  const { text, onText, onLeave } = useTypedText(slot, read, show);
  return (
    <TextField
      says={says}
      value={text}
      onText={onText}
      onLeave={onLeave}
      digitFor={digitOf}
      inputMode="numeric"
      unit={own.unit}
      width="short"
    />
  );
}
