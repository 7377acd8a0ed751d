import type { Unit } from '#contract/units.ts';
import table from '#thai/places/places.json' with { type: 'json' };
import { unpackTable } from '#thai/places/table.ts';
import { unitsOf } from '#thai/places/units.ts';

const districts = [...new Set(unpackTable(table).map(({ district }) => district))];
const provinces = [...new Set(districts.map(({ province }) => province))];
const units = new Map(unitsOf(provinces, districts).map(({ unit }) => [unit.code, unit]));

/** Every district, khet and province centre can be a unit; null for any other code. */
export const unitOf = (code: string): Unit | null => units.get(code) ?? null;
