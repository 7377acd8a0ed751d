import type { UnitCode } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';

export interface OfUnit<T> {
  code: UnitCode;
  name: string;
  here: T[];
}

/**
 * What is listed, unit by unit in the order of their list. Units without a name come last, and
 * `nameless` says what they are called, because no heading is a bare code.
 */
export function byUnit<T extends { unit: UnitCode }>(
  listed: readonly T[],
  units: readonly Unit[],
  nameless: (code: UnitCode) => string,
): OfUnit<T>[] {
  const known = new Set(units.map(({ code }) => code));
  const elsewhere = [...new Set(listed.map(({ unit }) => unit))].filter((code) => !known.has(code));
  return [...units, ...elsewhere.map((code) => ({ code, name: nameless(code) }))]
    .map(({ code, name }) => ({ code, name, here: listed.filter(({ unit }) => unit === code) }))
    .filter(({ here }) => here.length > 0);
}
