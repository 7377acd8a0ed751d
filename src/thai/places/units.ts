import type { Unit } from '#contract/units.ts';
import { searchKey } from '../normalise.ts';
import { type District, isBangkok, type Province } from './table.ts';

/** A unit that can be chosen, with what it is found by. */
export interface UnitEntry {
  unit: Unit;
  /** Key of the bare name, and of everything that stands in its full name. */
  name: string;
  full: string;
}

/** Every district, khet and province centre (`CC00`), in the order of codes. */
export function unitsOf(
  provinces: readonly Province[],
  districts: readonly District[],
): UnitEntry[] {
  const units = [...provinces.map(centre), ...districts.map(desk)];
  return units.sort((a, b) => (a.unit.code < b.unit.code ? -1 : 1));
}

const CENTRE = 'ศูนย์ดำรงธรรม';

function centre({ code, name }: Province): UnitEntry {
  const full = `${CENTRE}${provinceWords(code, name)}`;
  return entry({ code: `${code}00`, kind: 'province-centre', name: full }, name);
}

function desk({ code, name, province }: District): UnitEntry {
  const words = provinceWords(province.code, province.name);
  const unit: Unit = isBangkok(code)
    ? { code, kind: 'khet', name: `เขต${name} ${words}` }
    : { code, kind: 'district', name: `อำเภอ${name} ${words}` };
  return entry(unit, name);
}

function provinceWords(code: string, name: string): string {
  return isBangkok(code) ? name : `จังหวัด${name}`;
}

function entry(unit: Unit, name: string): UnitEntry {
  return { unit, name: searchKey(name), full: searchKey(unit.name) };
}

/**
 * What an area is called: a province (2 digits) by its own name and not by that of its centre, a unit by
 * the unit's; null when `unitOf` knows none of that code.
 */
export function areaName(code: string, unitOf: (code: string) => Unit | null): string | null {
  if (code.length !== 2) return unitOf(code)?.name ?? null;
  return unitOf(`${code}00`)?.name.slice(CENTRE.length) ?? null;
}
