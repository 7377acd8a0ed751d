/** Ledger numbers as ascending, disjoint, never touching, inclusive ranges. */
export type SeqRanges = readonly (readonly [from: number, to: number])[];

/** A ledger with more holes than this is a thief's work; the farthest numbers are left out. */
const MOST_RANGES = 1000;

/** The ranges with `seqs` in them; adding a number twice changes nothing. */
export function addSeqs(ranges: SeqRanges, seqs: readonly number[]): SeqRanges {
  if (seqs.length === 0) return ranges;
  const all = [...ranges, ...seqs.map((seq) => [seq, seq] as const)].sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of all) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined.slice(0, MOST_RANGES);
}

/** How many of `seqs` are there already, or come twice: numbers under which another envelope came. */
export function countRepeats(ranges: SeqRanges, seqs: readonly number[]): number {
  const taken = new Set<number>();
  return seqs.filter((seq) => {
    const repeats = taken.has(seq) || ranges.some(([from, to]) => from <= seq && seq <= to);
    taken.add(seq);
    return repeats;
  }).length;
}

const MOST_GAPS = 100;

/**
 * Everything is there up to `through`; `missing` are the gaps above it, up to the newest number
 * that is known to have been made (`head`), at most the first hundred.
 */
export function gapsOf(
  ranges: SeqRanges,
  head: number,
): { through: number; missing: [number, number][] } {
  const first = ranges[0];
  const through = first?.[0] === 1 ? first[1] : 0;
  const newest = Math.max(head, ranges.at(-1)?.[1] ?? 0);
  return { through, missing: gapsIn(ranges, through + 1, newest).slice(0, MOST_GAPS) };
}

/** What lacks between two numbers, both included. */
export function gapsIn(ranges: SeqRanges, from: number, to: number): [number, number][] {
  const missing: [number, number][] = [];
  let expected = from;
  for (const [first, last] of ranges) {
    if (first > to) break;
    if (first > expected) missing.push([expected, first - 1]);
    expected = Math.max(expected, last + 1);
  }
  if (expected <= to) missing.push([expected, to]);
  return missing;
}
