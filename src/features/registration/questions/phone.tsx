import { digitOf, digitsIn } from '#thai/digits.ts';
import { readPhone, showPhone } from '#thai/phone.ts';
import { DigitsField } from '../../../ui/fields/digits-field.tsx';
import type { FieldOf } from '../form/fields.ts';
import { Not } from './not.tsx';
import { asText } from './read-text.ts';
import { useQuestion } from './says.ts';

export function PhoneQuestion({ field, path }: { field: FieldOf<'phone'>; path: string }) {
  const put = useQuestion(path);
  const { slot, says } = put;
  return (
    <DigitsField
      says={says}
      digits={slot.typed ?? asText(slot.answer)}
      onDigits={(typed) => {
        const reading = readPhone(typed);
        if (reading.is === 'empty') slot.give(undefined);
        else if (reading.is !== 'phone') slot.keepTyped(typed);
        else slot.give(field.not ? { value: reading.digits } : reading.digits);
      }}
      digitsIn={digitsIn}
      digitFor={digitOf}
      group={showPhone}
      inputMode="tel"
    >
      {field.not && <Not put={put} allowed={[field.not]} />}
    </DigitsField>
  );
}
