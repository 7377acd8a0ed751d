/** One injected harm, what must be true after it, and what was seen. */
export interface Fault {
  id: string;
  /** What is done to the system. */
  injected: string;
  /** What must hold. */
  expected: string;
  /** Does it. `small` is the size for `npm test`. */
  run(size: 'full' | 'small'): Promise<Observation>;
}

export interface Observation {
  survived: boolean;
  /** Figures, for the line that is printed. */
  observed: string;
}
