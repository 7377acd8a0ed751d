import type { RosterRow } from '#contract/people.ts';
import type { UnitCode } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';
import { searchKey } from '#thai/normalise.ts';
import { type ColumnName, findHeadings, neededColumns } from './columns.ts';
import type { UnitsKnown } from './match-unit.ts';
import { type FaultFound, readRow } from './read-row.ts';
import { isSample } from './template.ts';

/** Rows in one file, as the centre takes them at once. */
export const MOST_ROWS = 2000;

export interface RosterFault extends Omit<FaultFound, 'code'> {
  /** Row of the file, counted from 1, as a spreadsheet shows it. */
  line: number;
  code: FaultFound['code'] | 'twice';
}

/** Every row is good. */
export interface RosterRead {
  is: 'rows';
  rows: RosterRow[];
  /** `lines[i]` is the row of the file that `rows[i]` came from. */
  lines: number[];
  /** The units that the rows name, by code. */
  units: ReadonlyMap<UnitCode, Unit>;
  /** Row of the file that is the template's own and was left out; null: there is none. */
  sample: number | null;
}

export type RosterReading =
  | RosterRead
  | { is: 'faults'; faults: RosterFault[]; good: number }
  | { is: 'no-headings' }
  | { is: 'name-in-one' }
  | { is: 'columns-missing'; columns: ColumnName[] }
  /** `sample`: but for the template's own row. */
  | { is: 'no-rows'; sample: boolean }
  | { is: 'too-many'; count: number };

/** Reads the cells of a file as a roster: every row good, or a list of what is wrong where. */
export function readRoster(
  cells: readonly (readonly string[])[],
  known: UnitsKnown,
): RosterReading {
  const headings = findHeadings(cells);
  if (!headings) return { is: 'no-headings' };
  if (headings.nameInOne) return { is: 'name-in-one' };
  const { row: top, at } = headings;
  const columns = neededColumns.filter((column) => at[column] === undefined);
  if (columns.length > 0) return { is: 'columns-missing', columns };
  const filled = cells
    .map((row, i) => ({ row, line: i + 1 }))
    .slice(top + 1)
    .filter(({ row }) => row.some((cell) => cell.trim() !== ''));
  const cellsOf = (row: readonly string[]) => (column: ColumnName) => row[at[column] ?? -1] ?? '';
  const sample = filled.find(({ row }) => isSample(cellsOf(row)))?.line ?? null;
  const real = filled.filter(({ row }) => !isSample(cellsOf(row)));
  if (real.length === 0) return { is: 'no-rows', sample: sample !== null };
  if (real.length > MOST_ROWS) return { is: 'too-many', count: real.length };

  const rows: RosterRow[] = [];
  const lines: number[] = [];
  const faults: RosterFault[] = [];
  const seen = new Set<string>();
  const units = new Map<UnitCode, Unit>();
  for (const { row, line } of real) {
    const read = readRow(cellsOf(row), known);
    if (read.is === 'faults') {
      faults.push(...read.faults.map((fault) => ({ ...fault, line })));
      continue;
    }
    const names = namesOf(read.row);
    if (names.some((name) => seen.has(name))) {
      faults.push({ line, column: 'firstName', code: 'twice', cell: read.row.firstName });
      continue;
    }
    for (const name of names) seen.add(name);
    rows.push(read.row);
    units.set(read.unit.code, read.unit);
    lines.push(line);
  }
  return faults.length > 0
    ? { is: 'faults', faults, good: rows.length }
    : { is: 'rows', rows, lines, units, sample };
}

/** What would make two rows one person. */
const namesOf = ({ firstName, lastName, unit, nationalId }: RosterRow): string[] => [
  [searchKey(firstName), searchKey(lastName ?? ''), unit].join('|'),
  ...(nationalId === null ? [] : [nationalId]),
];
