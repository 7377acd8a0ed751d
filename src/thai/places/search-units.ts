import type { Unit } from '#contract/units.ts';
import { readQuery, type Token } from './query.ts';
import type { UnitEntry } from './units.ts';

/** Units whose full name or code holds every word typed; those called exactly so first. */
export function searchUnits(entries: readonly UnitEntry[], query: string, limit: number): Unit[] {
  const tokens = readQuery(query);
  const [first] = tokens;
  if (!first) return [];
  return entries
    .filter((entry) => tokens.every((token) => holds(entry, token)))
    .map((entry) => ({ unit: entry.unit, rank: rankOf(entry, first) }))
    .sort((a, b) => a.rank - b.rank || (a.unit.code < b.unit.code ? -1 : 1))
    .slice(0, limit)
    .map(({ unit }) => unit);
}

function holds({ unit, full }: UnitEntry, token: Token): boolean {
  return token.some((terms) =>
    terms.every(({ key }) => full.includes(key) || unit.code.startsWith(key)),
  );
}

/** By the word typed first: the name itself, its beginning, a part of it, only its province. */
function rankOf({ name }: UnitEntry, token: Token): number {
  const keys = token.flatMap((terms) => terms.map(({ key }) => key));
  if (keys.includes(name)) return 0;
  if (keys.some((key) => name.startsWith(key))) return 1;
  return keys.some((key) => name.includes(key)) ? 2 : 3;
}
