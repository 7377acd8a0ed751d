export const PIN_LENGTH = 6;

/** Why a PIN will not do; each is said in words. */
export type PinFault =
  | { is: 'missing' }
  | { is: 'length'; digits: number }
  /** `000000`, `121212`, `123123`. */
  | { is: 'repeats' }
  /** `123456`, `987654`. */
  | { is: 'run' }
  /** Begins or ends with a year of birth: `251099`, `991985`. */
  | { is: 'year' }
  /** Part of the own officer code, which stands on the lock screen. */
  | { is: 'own-code' };

/** What people choose first, and a thief tries first. Null when the PIN will do. */
export function judgePin(pin: string, officer: string): PinFault | null {
  if (pin === '') return { is: 'missing' };
  if (pin.length !== PIN_LENGTH) return { is: 'length', digits: pin.length };
  if (repeats(pin)) return { is: 'repeats' };
  if (runs(pin)) return { is: 'run' };
  if (officer.replace(/\D/g, '').includes(pin)) return { is: 'own-code' };
  return holdsYear(pin) ? { is: 'year' } : null;
}

/** One sign, a pair or three signs again and again. */
const repeats = (pin: string): boolean =>
  [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(PIN_LENGTH / length));

/** Every step the same, up or down by one. */
function runs(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

/** People who work today were born 1940–2012 (พ.ศ. 2483–2555); the year stands first or last. */
function holdsYear(pin: string): boolean {
  const years = [pin.slice(0, 4), pin.slice(2)].map(Number);
  return years.some((year) => (year >= 1940 && year <= 2012) || (year >= 2483 && year <= 2555));
}
