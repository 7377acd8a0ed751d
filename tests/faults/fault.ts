/** One injected harm, what must be true after it, and what was seen. */
export interface Fault {
  id: string;
  /** Numbers of the fault table that it proves something of; see `table.ts`. */
  proves: readonly FaultNumber[];
  /** What is done to the system. */
  injected: string;
  /** What must hold. */
  expected: string;
  /** Why it cannot be done on this machine; null: it can. Left out where it always can. */
  why?(): Promise<string | null>;
  /** Does it. `small` is the size for `npm test`. */
  run(size: 'full' | 'small'): Promise<Observation>;
}

/** `F1` to `F40`. */
export type FaultNumber = `F${number}`;

export interface Observation {
  survived: boolean;
  /** Figures, for the line that is printed. */
  observed: string;
}
