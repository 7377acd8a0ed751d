import { nationalIdMissing, nationalIdSeen } from '#contract/registration/debtor.ts';
import { digitOf, digitsIn } from '#thai/digits.ts';
import { groupNationalId, NATIONAL_ID_DIGITS } from '#thai/national-id.ts';
import { DigitsField } from '../../../ui/fields/digits-field.tsx';
import { NotAnswers } from '../../../ui/fields/not-answers.tsx';
import { OptionTile } from '../../../ui/fields/option-tile.tsx';
import { useFormTools } from '../form/form-context.ts';
import { notOf, optionLabel } from '../form/say.ts';
import { asText } from './read-text.ts';
import { useQuestion } from './says.ts';

/** Most people put their card on the desk; the officer changes it when they did not. */
const USUALLY_SEEN = 'card';

export function NationalIdQuestion({ path }: { path: string }) {
  const { words } = useFormTools();
  const { slot, says } = useQuestion(path);
  const { answer } = slot;
  const seen =
    typeof answer === 'object' && answer !== null && 'seen' in answer ? answer.seen : undefined;
  const digits = slot.typed ?? asText(answer);
  const give = (value: string) => {
    if (value === '') slot.give(undefined);
    else if (value.length !== NATIONAL_ID_DIGITS) slot.keepTyped(value);
    else slot.give({ value, seen: seen ?? USUALLY_SEEN });
  };
  // The only thing that is red before the check: the 13th digit tells at once.
  const failing = slot.doubt?.code === 'id.checksum' ? says.doubt : undefined;
  const echo =
    seen === undefined
      ? digits && words.digitsSoFar(digits.length)
      : failing
        ? undefined
        : words.thirteen;
  return (
    <DigitsField
      says={{ ...says, echo, doubt: undefined, error: says.error ?? failing }}
      digits={digits}
      onDigits={give}
      digitsIn={digitsIn}
      digitFor={digitOf}
      group={groupNationalId}
      width="id"
      wide
    >
      {seen === undefined ? (
        <NotAnswers
          of={says.id}
          lead={words.idNone}
          options={nationalIdMissing.map((value) => ({
            value,
            label: optionLabel(words, 'debtor.nationalId.not', value),
          }))}
          value={notOf(answer)}
          onPick={(not) => slot.give(not && { not })}
        />
      ) : (
        <div class="options options--beside" role="radiogroup" aria-label={words.seen}>
          <span class="options__lead">{words.seen}</span>
          {nationalIdSeen.map((way) => (
            <OptionTile
              key={way}
              type="radio"
              id={`${says.id}-${way}`}
              name={`${says.id}-seen`}
              label={optionLabel(words, 'debtor.nationalId.seen', way)}
              checked={seen === way}
              onCheck={() => slot.give({ value: asText(answer), seen: way })}
            />
          ))}
        </div>
      )}
    </DigitsField>
  );
}
