import { numberKeyOf } from '#thai/number-keys.ts';
import { thaiTypedOnEnglishLayout } from '#thai/wrong-layout.ts';
import { TextField } from '../../../ui/fields/text-field.tsx';
import type { FieldOf } from '../form/fields.ts';
import { useFormTools } from '../form/form-context.ts';
import { Not } from './not.tsx';
import { asText, readText } from './read-text.ts';
import { useQuestion } from './says.ts';
import { type Reading, useTypedText } from './typed-text.ts';

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
      {...(field.is === 'number' && { digitFor: numberKeyOf })}
      lines={field.is === 'lines'}
      wide={field.wide ?? false}
    >
      {field.not && <Not put={put} allowed={[field.not]} />}
      {meant && (
        <button
          type="button"
          class="button button--text"
          onClick={(event) => {
            event.currentTarget.closest('.field')?.querySelector('input')?.focus();
            onText(meant);
          }}
        >
          {words.latinTake(meant)}
        </button>
      )}
    </TextField>
  );
}
