/** One line of the table: ours beside a peer and beside what the machine could do at most. */
export interface Row {
  id: string;
  unit: string;
  ours: number;
  peer?: number;
  limit?: number;
  /** What the figure is to be on a quiet machine. */
  goal?: Goal;
  note?: string;
}

export type Goal = { atMost: number } | { atLeast: number };

/** `slack` 2 lets a figure be twice as bad. A row without a goal meets it. */
export function meetsGoal({ ours, goal }: Row, slack = 1): boolean {
  if (goal === undefined) return true;
  return 'atMost' in goal ? ours <= goal.atMost * slack : ours >= goal.atLeast / slack;
}

/** Something that is measured; may give several rows. */
export interface Bench {
  id: string;
  /** What `amount` counts. */
  of: string;
  /** How much `npm run bench` measures, and how little its smoke in `npm test`; null: not there. */
  amount: { full: number; small: number | null };
  run(amount: number): Promise<Row[]>;
}

/** All that is invented is invented from this number. */
export const SEED = 2566;

/** The value below which `share` of the list lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => percentile(values, 0.5);

/** `12–15`, for a note beside a median. */
export function spread(values: readonly number[]): string {
  return `${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))}`;
}

/** Three digits are all that a measurement like ours can tell. */
export function round(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}
