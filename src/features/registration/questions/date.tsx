import { ageAt } from '#thai/age.ts';
import { dateKeyOf } from '#thai/date-keys.ts';
import { readDate } from '#thai/dates.ts';
import { dateForEditing, showDate } from '#thai/show-date.ts';
import { TextField } from '../../../ui/fields/text-field.tsx';
import type { FieldOf } from '../form/fields.ts';
import { useFormTools } from '../form/form-context.ts';
import { Not } from './not.tsx';
import { asText } from './read-text.ts';
import { useQuestion } from './says.ts';
import { type Reading, useTypedText } from './typed-text.ts';

export function DateQuestion({ field, path }: { field: FieldOf<'date'>; path: string }) {
  const put = useQuestion(path);
  const { words, language, today } = useFormTools();
  const { slot, says } = put;
  const wrap = (date: string) => (field.not ? { value: date } : date);
  const read = (typed: string): Reading => {
    const reading = readDate(typed, today);
    if (reading.is === 'empty') return reading;
    return reading.is === 'date' ? { is: 'answer', value: wrap(reading.date) } : { is: 'not-read' };
  };
  const show = (answer: unknown) => {
    const date = asText(answer);
    return date === '' ? '' : dateForEditing(date);
  };
  const { text, onText, onLeave } = useTypedText(slot, read, show);
  const date = asText(slot.answer);
  const asked = slot.typed === undefined ? null : readDate(slot.typed, today);
  return (
    <TextField
      says={{ ...says, echo: date === '' ? undefined : echoOf() }}
      value={text}
      onText={onText}
      onLeave={onLeave}
      digitFor={dateKeyOf}
      width="medium"
      wide={field.wide ?? false}
    >
      {field.not && <Not put={put} allowed={[field.not]} />}
      {asked?.is === 'ask-era' && (
        <p class="field__question" role="status">
          {words.yearCe(asked.typedYear, asked.buddhistYear)}{' '}
          <button
            type="button"
            class="button"
            onClick={(event) => {
              // The button goes with its question; the focus must not go with it.
              event.currentTarget.closest('.field')?.querySelector('input')?.focus();
              onLeave();
              slot.give(wrap(asked.date));
            }}
          >
            {words.yearYes(asked.buddhistYear)}
          </button>
        </p>
      )}
    </TextField>
  );

  function echoOf(): string {
    const shown = showDate(date, 'long', language);
    if (field.of !== 'birth' || date > today.slice(0, date.length)) return shown;
    const { years, exact } = ageAt(date, today);
    return `${shown} · ${exact ? words.age(years) : words.ageAbout(years)}`;
  }
}
