import type { Unit } from '#contract/units.ts';

export interface OfUnit<T> {
  code: string;
  name: string;
  here: T[];
}

/** What is listed, unit by unit in the order of their list; units without a name come last. */
export function byUnit<T extends { unit: string }>(
  listed: readonly T[],
  units: readonly Unit[],
): OfUnit<T>[] {
  const known = new Set(units.map(({ code }) => code));
  const elsewhere = [...new Set(listed.map(({ unit }) => unit))].filter((code) => !known.has(code));
  return [...units, ...elsewhere.map((code) => ({ code, name: code }))]
    .map(({ code, name }) => ({ code, name, here: listed.filter(({ unit }) => unit === code) }))
    .filter(({ here }) => here.length > 0);
}
