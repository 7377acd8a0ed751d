import { normaliseThai } from '#thai/normalise.ts';
import type { RowFault } from './add-row.ts';

/** Longest names, as the contract has them. */
const longest = { device: 80, unit: 120 } as const;

/** What a device or a unit is to be called, as it was typed, and what is wrong with that. */
export function readCalled(
  typed: string,
  what: keyof typeof longest,
): { name: string; fault: Exclude<RowFault, 'phone-unfit'> | null } {
  const name = normaliseThai(typed);
  if (name === '') return { name, fault: 'missing' };
  return { name, fault: name.length > longest[what] ? 'too-long' : null };
}
