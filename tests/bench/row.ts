/** One line of the table: ours beside a peer and beside what the machine could do at most. */
export interface Row {
  id: string;
  unit: string;
  ours: number;
  peer?: number;
  limit?: number;
  note?: string;
}

/** The value below which `share` of the list lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
