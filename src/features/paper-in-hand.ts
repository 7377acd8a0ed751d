import { signal } from '@preact/signals';
import type { IsoDate, ReferenceNumber, UnixMs } from '#contract/primitives.ts';

/** What stands at the head of the paper that is being entered. */
export interface PaperInHand {
  /** Null on a form without a number. */
  no: ReferenceNumber | null;
  appliedOn: IsoDate;
  /** Who took it at the desk; may be empty. */
  receivedBy: string;
}

/** A pile of papers that one officer enters in one go. */
export interface Pile {
  /** Officer code. */
  officer: string;
  /** How many the officer said there are; null when nobody said. */
  of: number | null;
  done: number;
  /** Of how many it is known how long they took, and how long that was, all together. */
  timed: number;
  spentMs: number;
  /** The number of the record that was kept last. */
  kept: ReferenceNumber | null;
}

const LONGEST_MS = 30 * 60_000;

/** Handed from the page of its number to the form; in memory only, like the pile. */
export const paperInHand = signal<PaperInHand | null>(null);
const pile = signal<Pile | null>(null);

/** This officer's pile; another's is no business of theirs. */
export function pileOf(officer: string): Pile {
  const own = pile.value?.officer === officer ? pile.value : null;
  return own ?? { officer, of: null, done: 0, timed: 0, spentMs: 0, kept: null };
}

export function sayPile(officer: string, of: number | null): void {
  pile.value = { ...pileOf(officer), of };
}

/** A paper was entered and kept; its head is remembered for the next, but for its number. */
export function paperKept(
  officer: string,
  ref: ReferenceNumber,
  { startedAt, now }: { startedAt: UnixMs; now: UnixMs },
): void {
  const before = pileOf(officer);
  const tookMs = now - startedAt;
  // A draft that lay over lunch tells nothing of how fast anybody types.
  const isTimed = tookMs >= 0 && tookMs < LONGEST_MS;
  pile.value = {
    ...before,
    kept: ref,
    done: before.done + 1,
    timed: before.timed + (isTimed ? 1 : 0),
    spentMs: before.spentMs + (isTimed ? tookMs : 0),
  };
  const { value: last } = paperInHand;
  if (last) paperInHand.value = { ...last, no: null };
}
