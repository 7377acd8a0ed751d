import type { Role } from '#contract/certificates.ts';
import type { RosterRow } from '#contract/people.ts';
import type { UnitCode } from '#contract/primitives.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { readPhone } from '#thai/phone.ts';

export type NamedField = 'title' | 'firstName' | 'lastName' | 'position' | 'phone';
export type Typed = Record<NamedField, string>;
export type RowFault = 'missing' | 'too-long' | 'phone-unfit';

/** Longest texts, as the contract has them. */
const longest = { title: 40, firstName: 80, lastName: 80, position: 120 } as const;
const words = Object.keys(longest) as (keyof typeof longest)[];
const needed: readonly NamedField[] = ['title', 'firstName'];

/** What is wrong with what was typed, by field. */
export function faultsIn(typed: Typed): Partial<Record<NamedField, RowFault>> {
  const faults: Partial<Record<NamedField, RowFault>> = {};
  for (const name of words) {
    const text = normaliseThai(typed[name]);
    if (text === '' && needed.includes(name)) faults[name] = 'missing';
    if (text.length > longest[name]) faults[name] = 'too-long';
  }
  const phone = readPhone(typed.phone).is;
  if (phone !== 'phone' && phone !== 'empty') faults.phone = 'phone-unfit';
  return faults;
}

/** What is proposed; null while something is wrong. */
export function readRow(typed: Typed, unit: UnitCode, role: Role): RosterRow | null {
  if (Object.keys(faultsIn(typed)).length > 0) return null;
  const orNull = (name: NamedField) => normaliseThai(typed[name]) || null;
  const phone = readPhone(typed.phone);
  return {
    title: normaliseThai(typed.title),
    firstName: normaliseThai(typed.firstName),
    lastName: orNull('lastName'),
    position: orNull('position'),
    phone: phone.is === 'phone' ? phone.digits : null,
    ...{ unit, role, nationalId: null },
  };
}
