import { type DayClosing, MAX_CLOSING_EPOCHS } from '#contract/closing.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { DayPicture } from '../../store/day-types.ts';
import type { EnrolledDevice } from '../../store/types.ts';

/** What stands between a day and its end. */
export const lefts = ['waiting', 'waitingBefore', 'toMend', 'toMendBefore', 'pictures'] as const;
export type Left = (typeof lefts)[number];

/** How much of each is left; a day with none of it is done. */
export function leftOf(day: DayPicture): { what: Left; n: number }[] {
  const { waiting, toMend, otherDays, picturesLeft } = day;
  const counts: Record<Left, number> = {
    ...{ waiting, waitingBefore: otherDays.waiting },
    ...{ toMend, toMendBefore: otherDays.toMend, pictures: picturesLeft },
  };
  return lefts.flatMap((what) => (counts[what] > 0 ? [{ what, n: counts[what] }] : []));
}

/** The same as a statement that leaves this device: counts, numbers and codes. */
export function closingOf(
  { id, unit }: Pick<EnrolledDevice, 'id' | 'unit'>,
  picture: DayPicture,
  at: UnixMs,
): DayClosing {
  const { day, made, received, waiting, toMend, otherDays, picturesLeft, numbers, head } = picture;
  return {
    ...{ v: 1, device: id, unit: unit.code, day, at, clock: picture.clockOffset },
    ...{ made, received, waiting, toMend, picturesLeft, head },
    otherDays: otherDays.waiting + otherDays.toMend,
    numbers: numbers.slice(-MAX_CLOSING_EPOCHS),
  };
}
