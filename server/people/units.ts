import type { Unit } from '#contract/units.ts';
import table from '#thai/places/places.json' with { type: 'json' };
import { unpackTable } from '#thai/places/table.ts';
import { unitsOf } from '#thai/places/units.ts';

const districts = [...new Set(unpackTable(table).map(({ district }) => district))];
const provinces = [...new Set(districts.map(({ province }) => province))];
const units = new Map(unitsOf(provinces, districts).map(({ unit }) => [unit.code, unit]));

/**
 * Every district, khet and province centre can be a unit, and each may send out mobile ones, which are
 * called by their number until somebody gives them a name. Null for any other code.
 */
export function unitOf(code: string): Unit | null {
  const [home = '', mobile] = code.split('-m', 2);
  const unit = units.get(home) ?? null;
  if (mobile === undefined || unit === null) return unit;
  return { code, kind: 'mobile', name: `หน่วยเคลื่อนที่ ${mobile} ${unit.name}` };
}
