import type { Unit } from '#contract/units.ts';
import { toArabicDigits } from '#thai/digits.ts';
import { searchKey } from '#thai/normalise.ts';
import type { Places } from '#thai/places/places.ts';

export type UnitMatch =
  | { is: 'unit'; unit: Unit }
  | { is: 'none' }
  /** The name alone does not say which. */
  | { is: 'several'; units: Unit[] };

export interface UnitsKnown {
  /** Units that the centre named, mobile ones among them. */
  units: readonly Unit[];
  places: Pick<Places, 'unit' | 'searchDistricts'>;
  /** Prefix of the codes that the reader reaches; a name that repeats means the one in it. */
  scope: string;
}

const ENOUGH = 50;

/** The unit that an office meant by a code (`8001`, `8001-m1`) or by a name, short or full. */
export function matchUnit(typed: string, { units, places, scope }: UnitsKnown): UnitMatch {
  const code = toArabicDigits(typed).trim().toLowerCase();
  if (/^\d{4}(-m\d{1,3})?$/.test(code)) {
    const unit = units.find((known) => known.code === code) ?? places.unit(code);
    return unit ? { is: 'unit', unit } : { is: 'none' };
  }
  const key = searchKey(typed);
  if (key === '') return { is: 'none' };
  const named = units.filter(({ name }) => searchKey(name) === key);
  if (named.length > 0) return oneOf(named);
  const found = places.searchDistricts(typed, ENOUGH);
  const exact = found.filter((unit) => bareKey(unit.name) === bareKey(typed));
  const candidates = exact.length > 0 ? exact : found;
  const near = candidates.filter((unit) => unit.code.startsWith(scope));
  return oneOf(near.length > 0 ? near : candidates);
}

function oneOf(units: Unit[]): UnitMatch {
  const [first] = units;
  if (!first) return { is: 'none' };
  return units.length === 1 ? { is: 'unit', unit: first } : { is: 'several', units };
}

/** อำเภอปากพนัง จังหวัดนครศรีธรรมราช, อ.ปากพนัง and ปากพนัง are one. */
const bareKey = (name: string): string =>
  searchKey(
    name
      .trim()
      .replace(/^(ที่ทำการปกครอง)?\s*(อำเภอ|เขต|อ\.)\s*/, '')
      .replace(/\s+(จังหวัด|จ\.|กรุงเทพ).*$/, ''),
  );
