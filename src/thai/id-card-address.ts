import type { Subdistrict } from '#contract/places.ts';
import { toArabicDigits } from './digits.ts';
import { normaliseThai, searchKey } from './normalise.ts';
import type { Places } from './places/places.ts';

/** An address as it stands on the chip of a card: names, no codes. What is not there is empty. */
export interface CardAddress {
  houseNo: string;
  moo: number | null;
  soi: string;
  road: string;
  subdistrict: string;
  district: string;
  province: string;
}

const kinds = {
  moo: /^(?:หมู่ที่|หมู่|ม\.)\s*(?=\d)/,
  soi: /^(?:ตรอก|ซอย|ซ\.)\s*/,
  road: /^(?:ถนน|ถ\.)\s*/,
  subdistrict: /^(?:ตำบล|ต\.|แขวง)\s*/,
  district: /^(?:กิ่งอำเภอ|อำเภอ|อ\.|เขต)\s*/,
  province: /^(?:จังหวัด|จ\.|(?=กรุงเทพ))\s*/,
} as const;
/** Where a part begins in an address that is written with spaces. */
const BEGINS =
  /\s+(?=(?:หมู่ที่|หมู่ \d|ม\.|ตรอก|ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.|แขวง|กิ่งอำเภอ|อำเภอ|อ\.|เขต|จังหวัด|จ\.|กรุงเทพ))/;

/**
 * Reads `99#หมู่ที่ 1####ตำบลX#อำเภอY#จังหวัดZ`, with any number of `#`, or the same with spaces. Each
 * part is known by the word before it.
 */
export function readCardAddress(text: string): CardAddress {
  const plain = toArabicDigits(text);
  const parts = (plain.includes('#') ? plain.split('#') : normaliseThai(plain).split(BEGINS))
    .map(normaliseThai)
    .filter((part) => part !== '');
  const of = (kind: keyof typeof kinds) =>
    parts.find((part) => kinds[kind].test(part))?.replace(kinds[kind], '') ?? '';
  const moo = Number.parseInt(of('moo'), 10);
  return {
    houseNo: parts.find((part) => /^\d/.test(part)) ?? '',
    moo: moo >= 1 && moo <= 99 ? moo : null,
    soi: of('soi'),
    road: of('road'),
    subdistrict: of('subdistrict'),
    district: of('district'),
    province: of('province'),
  };
}

/** The one place of the table that has all three names; null when there is none, or another too. */
export function findCardPlace(places: Places, address: CardAddress): Subdistrict | null {
  const { subdistrict, district, province } = address;
  if (subdistrict === '' || district === '' || province === '') return null;
  const same = (a: string, b: string) => searchKey(a) === searchKey(b);
  const found = places
    .search(`${subdistrict} ${district} ${province}`, {}, 50)
    .filter(
      (place) =>
        same(place.subdistrict, subdistrict) &&
        same(place.district, district) &&
        same(place.province, province),
    );
  return found.length === 1 ? (found[0] ?? null) : null;
}
