import { useEffect, useState } from 'preact/hooks';
import type { ReferenceNumber } from '#contract/primitives.ts';
import { nationalIdMissing, nationalIdSeen } from '#contract/registration/debtor.ts';
import { digitOf, digitsIn } from '#thai/digits.ts';
import { groupNationalId, NATIONAL_ID_DIGITS } from '#thai/national-id.ts';
import { DigitsField } from '../../../ui/fields/digits-field.tsx';
import { NotAnswers } from '../../../ui/fields/not-answers.tsx';
import { showRef } from '../../record-state.ts';
import { focusId } from '../form/focus.ts';
import { useFormTools } from '../form/form-context.ts';
import { getAt } from '../form/path.ts';
import { notOf, optionLabel } from '../form/say.ts';
import { KnownAtCentre } from './known-at-centre.tsx';
import { KnownBefore } from './known-before.tsx';
import { PartGroup } from './part-group.tsx';
import { asText } from './read-text.ts';
import { useQuestion } from './says.ts';

/** Thirteen digits and how they were seen; until both were given it is no answer yet [F9]. */
export function NationalIdQuestion({ path }: { path: string }) {
  const { words, mayBeKnown, form } = useFormTools();
  const isFirst = form.draft.peek().corrects === undefined;
  const { slot, says, doubted } = useQuestion(path);
  const { answer } = slot;
  const digits = slot.typed ?? asText(answer);
  const whole = digits.length === NATIONAL_ID_DIGITS;
  const give = (value: string) => {
    // A key that changes nothing leaves the way as it was said.
    if (value === digits) return;
    if (value === '') slot.give(undefined);
    else slot.keepTyped(value);
  };
  // The only thing that is red before the check: the 13th digit tells at once.
  const failing = slot.doubt?.code === 'id.checksum' ? doubted : undefined;
  const known = useKnown(whole ? digits : '', mayBeKnown);
  const doubt = known.length > 0 ? words.idMayBeKnown(known.map(showRef).join(', ')) : undefined;
  const sinceWhole = failing ? undefined : words.thirteen;
  // Whatever else is wrong with it stands beside it.
  const error = [says.error, failing].filter(Boolean).join(' · ') || undefined;
  const echo = whole ? sinceWhole : digits && words.digitsSoFar(digits.length);
  return (
    <DigitsField
      says={{ ...says, echo, doubt, error }}
      digits={digits}
      onDigits={give}
      digitsIn={digitsIn}
      digitFor={digitOf}
      group={groupNationalId}
      width="id"
      wide
      beneath={
        isFirst && (
          <>
            <KnownBefore key={digits} refs={known} onGoOn={() => focusId(`${says.id}-seen-1`)} />
            <KnownAtCentre nationalId={whole && !failing ? digits : ''} here={known} />
          </>
        )
      }
    >
      {whole ? (
        <PartGroup
          id={`${says.id}-seen`}
          label={words.seen}
          lead
          options={nationalIdSeen.map((value) => ({
            value,
            label: optionLabel(words, 'debtor.nationalId.seen', value),
          }))}
          value={nationalIdSeen.find((way) => way === getAt(answer, 'seen'))}
          onPick={(seen) => slot.give({ value: digits, seen })}
        />
      ) : (
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
      )}
    </DigitsField>
  );
}

/** Reference numbers of this device that may be of the same person: a hint, which never waits or stops. */
function useKnown(
  nationalId: string,
  mayBeKnown: (nationalId: string) => Promise<ReferenceNumber[]>,
): ReferenceNumber[] {
  const [known, setKnown] = useState<ReferenceNumber[]>([]);
  useEffect(() => {
    let gone = false;
    setKnown([]);
    if (nationalId === '') return;
    mayBeKnown(nationalId).then(
      (refs) => !gone && setKnown(refs),
      // The vault was locked meanwhile, or the disk does not answer: the centre looks again anyway.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [nationalId, mayBeKnown]);
  return known;
}
