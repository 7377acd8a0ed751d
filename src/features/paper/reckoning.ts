import type { ReferenceNumber, UnixMs, Uuid } from '#contract/primitives.ts';
import type { PaperPicture, PaperState } from '../../store/paper-types.ts';

/** Of forms that went to a printer: `printed` is the sum of the others. */
export interface Tally {
  printed: number;
  entered: number;
  spoilt: number;
  lost: number;
  /** Printed, and nobody has said or entered anything; being entered is still out. */
  out: number;
}

/** The numbers of one run, as they were printed. */
export interface RunReckoning extends Tally {
  id: Uuid;
  printedAt: UnixMs;
  from: ReferenceNumber;
  to: ReferenceNumber;
}

export interface Reckoning {
  /** Oldest first. */
  runs: RunReckoning[];
  total: Tally;
  /** The gaps, one by one. */
  out: ReferenceNumber[];
  spoiltOrLost: { ref: ReferenceNumber; state: Extract<PaperState, { why: string }> }[];
}

const nothing: Tally = { printed: 0, entered: 0, spoilt: 0, lost: 0, out: 0 };

/** Where each printed form is; what was never printed is no gap. */
export function reckon({ runs, lines }: PaperPicture): Reckoning {
  const stateOf = new Map(lines.map(({ ref, state }) => [ref, state]));
  const printed = runs.filter((run) => run.printedAt !== null).reverse();
  const reckoned = printed.map(({ id, printedAt, refs }): RunReckoning => {
    const states = refs.flatMap((ref) => stateOf.get(ref) ?? []);
    const [from = '', to = from] = [refs[0], refs.at(-1)];
    return { id, printedAt: printedAt ?? 0, from, to, ...tally(states) };
  });
  const ids = new Set(printed.map(({ id }) => id));
  const told = lines.filter(({ run }) => ids.has(run));
  return {
    runs: reckoned,
    total: tally(told.map(({ state }) => state)),
    out: told.filter(({ state }) => placeOf(state) === 'out').map(({ ref }) => ref),
    spoiltOrLost: told.flatMap(({ ref, state }) => ('why' in state ? [{ ref, state }] : [])),
  };
}

function tally(states: readonly PaperState[]): Tally {
  const counts = { ...nothing, printed: states.length };
  for (const state of states) counts[placeOf(state)] += 1;
  return counts;
}

function placeOf({ is }: PaperState): Exclude<keyof Tally, 'printed'> {
  return is === 'entered' || is === 'spoilt' || is === 'lost' ? is : 'out';
}
