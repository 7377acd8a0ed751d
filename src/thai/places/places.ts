import type { Subdistrict } from '#contract/places.ts';
import type { Unit } from '#contract/units.ts';
import { searchKey } from '../normalise.ts';
import { type Near, searchSubdistricts } from './search.ts';
import { searchUnits } from './search-units.ts';
import { type District, isBangkok, type PlacesTable, type Province, unpackTable } from './table.ts';
import { unitsOf } from './units.ts';

/** The table of places, opened: 77 provinces, 928 districts, 7,436 subdistricts. */
export interface Places {
  dataset: string;
  provinces(): readonly Province[];
  /** All of them, or one province's (2 digits), in the order of codes. */
  districts(province?: string): readonly District[];
  district(code: string): District | null;
  /** All of one district (4 digits), in the order of codes. */
  subdistricts(district: string): Subdistrict[];
  subdistrict(code: string): Subdistrict | null;
  /**
   * Subdistricts for what was typed: names of any level with or without `ต.` `อ.` `จ.` `แขวง`
   * `เขต`, or a postcode; the own district first, then the own province, then the rest.
   * An empty query gives the own district.
   */
  search(query: string, near: Near, limit: number): Subdistrict[];
  /** A possible unit: `8001` a district or khet, `8000` the province centre; null for any other. */
  unit(code: string): Unit | null;
  /** Units for what was typed, by name or code. */
  searchDistricts(query: string, limit?: number): Unit[];
}

/** Opens the table once and makes the search keys, so that a search is only comparing. */
export function openPlaces(table: PlacesTable): Places {
  const { dataset } = table;
  const rows = unpackTable(table);
  const districts = [...new Set(rows.map((row) => row.district))];
  const provinces = [...new Set(districts.map((district) => district.province))];
  const keys = new Map([...provinces, ...districts].map((it) => [it, searchKey(it.name)]));
  const found = rows.map(({ code, name, postcode, district }) => ({
    place: {
      code,
      subdistrict: name,
      district: district.name,
      province: district.province.name,
      postcode,
      dataset,
    },
    subdistrict: searchKey(name),
    district: keys.get(district) ?? '',
    province: keys.get(district.province) ?? '',
  }));
  const bySubdistrict = new Map(found.map(({ place }) => [place.code, place]));
  const byDistrict = new Map(districts.map((district) => [district.code, district]));
  const units = unitsOf(provinces, districts);
  const byUnit = new Map(units.map(({ unit }) => [unit.code, unit]));
  const within = (district: string) =>
    found.flatMap(({ place }) => (place.code.startsWith(district) ? [place] : []));
  return {
    dataset,
    provinces: () => provinces,
    districts: (province = '') => districts.filter(({ code }) => code.startsWith(province)),
    district: (code) => byDistrict.get(code) ?? null,
    subdistricts: (district) => (byDistrict.has(district) ? within(district) : []),
    subdistrict: (code) => bySubdistrict.get(code) ?? null,
    search: (query, near, limit) => searchSubdistricts(found, query, near, limit),
    unit: (code) => byUnit.get(code) ?? null,
    searchDistricts: (query, limit = 20) => searchUnits(units, query, limit),
  };
}

/**
 * The whole hierarchy, because 795 names of subdistricts repeat: ต.ในเมือง อ.เมืองขอนแก่น
 * จ.ขอนแก่น 40000; in Bangkok แขวงสีลม เขตบางรัก กรุงเทพมหานคร 10500.
 */
export function placeLabel(place: Subdistrict): string {
  const { subdistrict, district, province, postcode } = place;
  return isBangkok(place.code)
    ? `แขวง${subdistrict} เขต${district} ${province} ${postcode}`
    : `ต.${subdistrict} อ.${district} จ.${province} ${postcode}`;
}
