import { readName } from '#thai/names.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { thaiTypedOnEnglishLayout } from '#thai/wrong-layout.ts';
import { TextField } from '../../../ui/fields/text-field.tsx';
import type { FieldOf } from '../form/fields.ts';
import { useFormTools } from '../form/form-context.ts';
import { unwrap } from '../form/say.ts';
import { Not } from './not.tsx';
import { useQuestion } from './says.ts';
import { type Reading, useTypedText } from './typed-text.ts';

/** A text as it is stored: one spelling, no empty text, no longer than the contract takes. */
export function readText(typed: string, max: number, is?: 'name' | 'lines'): Reading {
  const name = is === 'name' ? readName(typed) : null;
  const text =
    name?.is === 'name'
      ? name.name
      : typed
          .split(is === 'lines' ? '\n' : '\r')
          .map(normaliseThai)
          .join('\n')
          .trim();
  if (text === '') return { is: 'empty' };
  return text.length > max ? { is: 'not-read' } : { is: 'answer', value: text };
}

export function TextQuestion({ field, path }: { field: FieldOf<'text'>; path: string }) {
  const put = useQuestion(path);
  const { words } = useFormTools();
  const { slot, says } = put;
  const read = (typed: string): Reading => {
    const reading = readText(typed, field.max, field.is);
    const wrapped = reading.is === 'answer' && field.not;
    return wrapped ? { is: 'answer', value: { value: reading.value } } : reading;
  };
  const { text, onText, onLeave } = useTypedText(slot, read, asText);
  const meant = field.is === 'name' ? thaiTypedOnEnglishLayout(asText(slot.answer)) : null;
  return (
    <TextField
      says={meant && !says.error ? { ...says, doubt: words.latinUse(meant) } : says}
      value={text}
      onText={onText}
      onLeave={onLeave}
      lines={field.is === 'lines'}
      wide={field.wide ?? false}
    >
      {field.not && <Not put={put} allowed={[field.not]} />}
      {meant && (
        <button type="button" class="button button--text" onClick={() => onText(meant)}>
          {words.latinTake(meant)}
        </button>
      )}
    </TextField>
  );
}

/** The text of a free answer. */
export function asText(answer: unknown): string {
  const value = unwrap(answer);
  return typeof value === 'string' ? value : '';
}
