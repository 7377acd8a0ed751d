import { readMoney, showMoney } from '#thai/money.ts';
import { moneyInWords } from '#thai/money-words.ts';
import { moneyKeyOf } from '#thai/number-keys.ts';
import { TextField } from '../../../ui/fields/text-field.tsx';
import type { FieldOf } from '../form/fields.ts';
import { useFormTools } from '../form/form-context.ts';
import { unwrap } from '../form/say.ts';
import { Not } from './not.tsx';
import { useQuestion } from './says.ts';
import { type Reading, useTypedText } from './typed-text.ts';

export function MoneyQuestion({ field, path }: { field: FieldOf<'money'>; path: string }) {
  const put = useQuestion(path);
  const { words, language } = useFormTools();
  const read = (typed: string): Reading => {
    const reading = readMoney(typed);
    if (reading.is === 'empty') return reading;
    if (reading.is !== 'amount') return { is: 'not-read' };
    return { is: 'answer', value: field.not ? { value: reading.satang } : reading.satang };
  };
  const show = (answer: unknown) => {
    const satang = unwrap(answer);
    return typeof satang === 'number' ? showMoney(satang) : '';
  };
  const { text, onText, onLeave } = useTypedText(put.slot, read, show);
  const satang = unwrap(put.slot.answer);
  const echo =
    typeof satang !== 'number'
      ? undefined
      : language === 'th'
        ? moneyInWords(satang)
        : `${showMoney(satang)} ${words.baht}`;
  return (
    <TextField
      says={{ ...put.says, echo }}
      value={text}
      onText={onText}
      onLeave={onLeave}
      digitFor={moneyKeyOf}
      // Not "decimal": หมื่น and แสน must be within reach on a phone.
      inputMode="text"
      unit={words.baht}
      width="medium"
    >
      {field.not && <Not put={put} allowed={field.not} />}
    </TextField>
  );
}
