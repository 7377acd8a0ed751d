import type { Rate } from '#contract/registration/debt.ts';
import { ratePeriods } from '#contract/registration/debt.ts';
import { moneyKeyOf } from '#thai/number-keys.ts';
import { TextField } from '../../../ui/fields/text-field.tsx';
import { wordsKey } from '../form/asked.ts';
import { useFormTools } from '../form/form-context.ts';
import {
  noParts,
  partsAsText,
  partsOf,
  partsOfRate,
  type RateParts,
  rateFrom,
  tidyAmount,
} from '../form/rate-parts.ts';
import { optionLabel, unwrap } from '../form/say.ts';
import { Not } from './not.tsx';
import { PartGroup } from './part-group.tsx';
import { useQuestion } from './says.ts';
import { useTypedText } from './typed-text.ts';

const units = ['percent', 'baht'] as const;

/** The interest as the lender says it: so much, in per cent or baht, for each period. */
export function RateQuestion({ path }: { path: string }) {
  const put = useQuestion(path);
  const { words } = useFormTools();
  const { slot, says } = put;
  const rate = unwrap(slot.answer);
  const parts =
    slot.typed !== undefined ? partsOf(slot.typed) : isRate(rate) ? partsOfRate(rate) : noParts;
  const give = (next: RateParts) => {
    const whole = rateFrom(next);
    if (whole) slot.give({ value: whole });
    else if (next.amount.trim() === '' && next.per === undefined) slot.give(undefined);
    else slot.keepTyped(partsAsText(next));
  };
  // The amount is one of three parts, so it is kept with them whatever it reads as.
  const amountSlot = {
    ...slot,
    answer: parts.amount,
    typed: undefined,
    give: giveAmount,
    keepTyped: giveAmount,
  };
  const { text, onText, onLeave } = useTypedText(
    amountSlot,
    (typed) => ({ is: 'answer', value: typed }),
    tidyAmount,
  );
  function giveAmount(amount: unknown) {
    give({ ...parts, amount: String(amount ?? '') });
  }
  const key = wordsKey(path);
  return (
    <TextField
      says={says}
      value={text}
      onText={onText}
      onLeave={onLeave}
      digitFor={moneyKeyOf}
      inputMode="decimal"
      width="short"
      wide
    >
      <PartGroup
        id={`${says.id}-in`}
        label={words.rate.in}
        skipped
        options={units.map((value) => ({ value, label: optionLabel(words, `${key}.in`, value) }))}
        value={parts.in}
        onPick={(unit) => give({ ...parts, in: unit })}
      />
      <Not put={put} allowed={['unknown']} />
      <PartGroup
        id={`${says.id}-per`}
        label={words.rate.per}
        options={ratePeriods.map((value) => ({
          value,
          label: optionLabel(words, `${key}.per`, value),
        }))}
        value={parts.per}
        onPick={(per) => give({ ...parts, per })}
      />
    </TextField>
  );
}

const isRate = (value: unknown): value is Rate =>
  typeof value === 'object' && value !== null && 'per' in value;
