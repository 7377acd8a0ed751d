import { describe, expect, it } from 'vitest';
import {
  type Burst,
  idIn,
  isScan,
  nextBurst,
  type TimedPress,
} from '../../src/features/registration/form/scan-burst.ts';

const KEDMANEE = 'จๅ/-ภถุึคต';
const id = '9000012345672';

/** The presses of digits, `gap` milliseconds apart. */
const presses = (digits: string, gap: number, layout?: string): TimedPress[] =>
  [...digits].map((digit, i) => ({
    code: `Digit${digit}`,
    key: layout?.[Number(digit)] ?? digit,
    timeStamp: 1000 + i * gap,
  }));
const run = (all: readonly TimedPress[]) => all.reduce<Burst | null>(nextBurst, null);

describe('a scanner that types', () => {
  it.each([
    ['an English', undefined],
    ['a Thai', KEDMANEE],
  ])('[F11] is told from fingers on %s layout', (_, layout) => {
    const burst = run(presses(id, 12, layout));
    expect(isScan(burst, 1000 + 12 * 12 + 5)).toBe(true);
    expect(burst && idIn(burst)).toBe(id);
  });

  it('[F11] is not what fingers type, however fast', () => {
    const typed = run(presses(id, 60));
    expect(isScan(typed, 1000 + 12 * 60 + 5)).toBe(false);
    const rolled = run(presses('123456', 10));
    expect(isScan(rolled, 1055)).toBe(false);
  });

  it('begins anew after a pause, a command or a key without a character', () => {
    const [first, ...rest] = presses(id, 10);
    const late = rest.map((press) => ({ ...press, timeStamp: press.timeStamp + 100 }));
    expect(run([first as TimedPress, ...late])?.text).toBe(id.slice(1));
    expect(
      nextBurst(run(presses(id, 10)), { code: 'Tab', key: 'Tab', timeStamp: 1125 }),
    ).toBeNull();
    const copy = { code: 'KeyC', key: 'c', ctrlKey: true, timeStamp: 1125 };
    expect(nextBurst(run(presses(id, 10)), copy)).toBeNull();
  });

  it('takes only thirteen digits for a card', () => {
    for (const other of ['123456789012', '90000123456721', 'WIFI:S:home']) {
      expect(idIn({ text: other, lastAt: 0 })).toBeNull();
    }
  });
});
