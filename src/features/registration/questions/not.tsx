import { NotAnswers } from '../../../ui/fields/not-answers.tsx';
import { notOf } from '../form/say.ts';
import type { Put } from './says.ts';

/** "ไม่ทราบ", "ไม่มี" beside an input; typing a value takes it back. */
export function Not({ put, allowed }: { put: Put; allowed: readonly ('none' | 'unknown')[] }) {
  const { slot, own, says } = put;
  const options = allowed.map((value) => ({ value, label: own.not?.[value] ?? value }));
  return (
    <NotAnswers
      of={says.id}
      options={options}
      value={notOf(slot.answer)}
      onPick={(not) => slot.give(not && { not })}
    />
  );
}
