/**
 * The table of places as it is stored and sent: a line for each province, in which a district's
 * usual postcode stands behind its name and a subdistrict's only where it is another one.
 * `80นครศรีธรรมราช|01เมืองนครศรีธรรมราช80000,01ในเมือง,02ท่าวัง,13ปากนคร80280|02พรหมคีรี…`
 */
export interface PlacesTable {
  /** Version of the table; stands in every stored address. */
  dataset: string;
  provinces: string[];
}

export interface Province {
  /** 2 digits. */
  code: string;
  name: string;
}

export interface District {
  /** 4 digits. */
  code: string;
  name: string;
  province: Province;
}

export interface SubdistrictRow {
  /** 6 digits. */
  code: string;
  name: string;
  postcode: string;
  district: District;
}

/** Bangkok has แขวง and เขต, and is no จังหวัด. Any code that begins with the province's. */
export function isBangkok(code: string): boolean {
  return code.startsWith('10');
}

export function packProvince(province: Province, rows: readonly SubdistrictRow[]): string {
  const districts = [...new Set(rows.map((row) => row.district))].map((district) => {
    const own = rows.filter((row) => row.district === district);
    const usual = commonest(own.map((row) => row.postcode));
    const names = own.map(
      ({ code, name, postcode }) => code.slice(4) + name + (postcode === usual ? '' : postcode),
    );
    return [district.code.slice(2) + district.name + usual, ...names].join(',');
  });
  return [province.code + province.name, ...districts].join('|');
}

/** Every subdistrict of the table, in the order of codes. */
export function unpackTable(table: PlacesTable): SubdistrictRow[] {
  return table.provinces.flatMap((line) => {
    const [head = '', ...districts] = line.split('|');
    const province = { code: head.slice(0, 2), name: head.slice(2) };
    return districts.flatMap((part) => unpackDistrict(part, province));
  });
}

function unpackDistrict(part: string, province: Province): SubdistrictRow[] {
  const [head = '', ...names] = part.split(',');
  const usual = head.slice(-5);
  const district = {
    code: province.code + head.slice(0, 2),
    name: head.slice(2, -5),
    province,
  };
  return names.map((entry) => {
    const postcode = /\d{5}$/.exec(entry)?.[0];
    return {
      code: district.code + entry.slice(0, 2),
      name: postcode ? entry.slice(2, -5) : entry.slice(2),
      postcode: postcode ?? usual,
      district,
    };
  });
}

function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return first?.[0] ?? '';
}
