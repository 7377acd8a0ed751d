import type { IsoDate, PartialDate } from '#contract/primitives.ts';
import { isAfter, isRealDate } from './dates.ts';

/** Whole years; `exact` is false when the missing day or month could make it one year less. */
export interface Age {
  years: number;
  exact: boolean;
}

/** Age on a day. With only a year, the age that is reached in the course of that year. */
export function ageAt(birth: PartialDate, day: IsoDate): Age {
  const reached = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  const [born, now] = [birth.slice(5), day.slice(5)];
  if (born.length === 5) return { years: born > now ? reached - 1 : reached, exact: true };
  if (born === '') return { years: reached, exact: false };
  const month = now.slice(0, 2);
  return { years: born > month ? reached - 1 : reached, exact: born !== month };
}

/** Above this a birth date is asked about once more; above OLDEST_YEARS it cannot be. */
export const DOUBTFUL_YEARS = 100;
export const OLDEST_YEARS = 120;

export type BirthCheck =
  | { is: 'fine'; age: Age }
  /** Possible, but look again. */
  | { is: 'doubtful'; age: Age }
  | { is: 'future' }
  | { is: 'not-real' }
  /** More than 120 years ago. */
  | { is: 'too-old' };

/** Whether somebody at the desk on `today` can have been born on `birth`. */
export function checkBirth(birth: PartialDate, today: IsoDate): BirthCheck {
  if (!isRealDate(birth)) return { is: 'not-real' };
  if (isAfter(birth, today)) return { is: 'future' };
  const age = ageAt(birth, today);
  if (age.years > OLDEST_YEARS) return { is: 'too-old' };
  return { is: age.years > DOUBTFUL_YEARS ? 'doubtful' : 'fine', age };
}
