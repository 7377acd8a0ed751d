import type { RosterRow } from '#contract/people.ts';
import type { Unit } from '#contract/units.ts';
import { toArabicDigits } from '#thai/digits.ts';
import { readNationalId } from '#thai/national-id.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { readPhone } from '#thai/phone.ts';
import type { ColumnName } from './columns.ts';
import { matchRole } from './match-role.ts';
import { matchUnit, type UnitsKnown } from './match-unit.ts';

export const cellFaults = [
  'missing',
  'too-long',
  'formula',
  'unit-not-found',
  'unit-not-sure',
  'role-not-known',
  'phone-unfit',
  'id-length',
  'id-check',
] as const;
export type CellFault = (typeof cellFaults)[number];

export interface FaultFound {
  column: ColumnName;
  code: CellFault;
  /** What stands in the cell, cut short. */
  cell: string;
  /** What it may have meant. */
  units?: Unit[];
}

export type RowRead =
  | { is: 'row'; row: RosterRow; unit: Unit }
  | { is: 'faults'; faults: FaultFound[] };

/** Longest texts, as the contract has them. */
const longest = { title: 40, firstName: 80, lastName: 80, position: 120 } as const;
const SHOWN = 40;

/** One row, or everything that is wrong with it. */
export function readRow(cellOf: (column: ColumnName) => string, known: UnitsKnown): RowRead {
  const faults: FaultFound[] = [];
  const wrong = (column: ColumnName, code: CellFault, units?: Unit[]) => {
    const cell = cellOf(column).slice(0, SHOWN);
    faults.push({ column, code, cell, ...(units && { units }) });
    return null;
  };
  const words = (column: keyof typeof longest) => {
    const text = normaliseThai(cellOf(column));
    // A name that a spreadsheet would calculate is no name.
    if (/^[=+\-@\t\r]/.test(cellOf(column).trimStart())) return wrong(column, 'formula');
    if (text.length > longest[column]) return wrong(column, 'too-long');
    return text === '' ? null : text;
  };
  const needed = (column: 'title' | 'firstName') => {
    const before = faults.length;
    const text = words(column);
    return text === null && faults.length === before ? wrong(column, 'missing') : text;
  };

  const unit = unitIn(cellOf('unit'), known, wrong);
  const title = needed('title');
  const firstName = needed('firstName');
  const [lastName, position] = [words('lastName'), words('position')];
  const phone = phoneIn(cellOf('phone'), wrong);
  const role =
    cellOf('role').trim() === ''
      ? wrong('role', 'missing')
      : (matchRole(cellOf('role')) ?? wrong('role', 'role-not-known'));
  const nationalId = nationalIdIn(cellOf('nationalId'), wrong);
  if (faults.length > 0 || !unit || title === null || firstName === null || role === null) {
    return { is: 'faults', faults };
  }
  const row = { title, firstName, lastName, position, phone, unit: unit.code, role, nationalId };
  return { is: 'row', row, unit };
}

type Wrong = (column: ColumnName, code: CellFault, units?: Unit[]) => null;

function unitIn(cell: string, known: UnitsKnown, wrong: Wrong): Unit | null {
  if (cell.trim() === '') return wrong('unit', 'missing');
  const match = matchUnit(cell, known);
  switch (match.is) {
    case 'unit':
      return match.unit;
    case 'several':
      return wrong('unit', 'unit-not-sure', match.units.slice(0, 3));
    case 'none':
      return wrong('unit', 'unit-not-found');
  }
}

function phoneIn(cell: string, wrong: Wrong): string | null {
  const read = readPhone(cell);
  if (read.is === 'empty') return null;
  if (read.is === 'phone') return read.digits;
  // A spreadsheet takes the leading 0 of a number away.
  const again = readPhone(`0${toArabicDigits(cell).trim()}`);
  return again.is === 'phone' ? again.digits : wrong('phone', 'phone-unfit');
}

function nationalIdIn(cell: string, wrong: Wrong): string | null {
  if (cell.trim() === '' || cell.trim() === '-') return null;
  const read = readNationalId(cell);
  if (read.is === 'complete') return read.digits;
  return wrong('nationalId', read.is === 'check-fails' ? 'id-check' : 'id-length');
}
