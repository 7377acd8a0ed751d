import { normaliseThai } from './normalise.ts';

/** Titles offered first (บัตรประชาชน codes 003, 005, 004, 001, 002), then ranks and others. */
export const commonTitles = ['นาย', 'นาง', 'นางสาว', 'เด็กชาย', 'เด็กหญิง'] as const;
export const otherTitles = [
  'พระ',
  'พระครู',
  'พระมหา',
  'สามเณร',
  'แม่ชี',
  'ดร.',
  'ว่าที่ร้อยตรี',
  'ว่าที่ร้อยตรีหญิง',
  'พลทหาร',
  'สิบตรี',
  'สิบโท',
  'สิบเอก',
  'จ่าสิบตรี',
  'จ่าสิบโท',
  'จ่าสิบเอก',
  'ร้อยตรี',
  'ร้อยโท',
  'ร้อยเอก',
  'พันตรี',
  'พันโท',
  'พันเอก',
  'จ่าตรี',
  'จ่าโท',
  'จ่าเอก',
  'พันจ่าตรี',
  'พันจ่าโท',
  'พันจ่าเอก',
  'เรือตรี',
  'เรือโท',
  'เรือเอก',
  'จ่าอากาศตรี',
  'จ่าอากาศโท',
  'จ่าอากาศเอก',
  'เรืออากาศตรี',
  'เรืออากาศโท',
  'เรืออากาศเอก',
  'สิบตำรวจตรี',
  'สิบตำรวจโท',
  'สิบตำรวจเอก',
  'จ่าสิบตำรวจ',
  'ดาบตำรวจ',
  'ร้อยตำรวจตรี',
  'ร้อยตำรวจโท',
  'ร้อยตำรวจเอก',
  'พันตำรวจตรี',
  'พันตำรวจโท',
  'พันตำรวจเอก',
  'หม่อมราชวงศ์',
  'หม่อมหลวง',
] as const;

const SHORT_TITLES: Readonly<Record<string, string>> = {
  'น.ส.': 'นางสาว',
  นส: 'นางสาว',
  'ด.ช.': 'เด็กชาย',
  'ด.ญ.': 'เด็กหญิง',
  'ม.ร.ว.': 'หม่อมราชวงศ์',
  'ม.ล.': 'หม่อมหลวง',
  'ว่าที่ ร.ต.': 'ว่าที่ร้อยตรี',
  'จ.ส.อ.': 'จ่าสิบเอก',
  'ส.อ.': 'สิบเอก',
  'ร.ต.': 'ร้อยตรี',
  'ด.ต.': 'ดาบตำรวจ',
  'ส.ต.ต.': 'สิบตำรวจตรี',
  'ส.ต.ท.': 'สิบตำรวจโท',
  'ส.ต.อ.': 'สิบตำรวจเอก',
  'จ.ส.ต.': 'จ่าสิบตำรวจ',
  'ร.ต.ต.': 'ร้อยตำรวจตรี',
  'ร.ต.ท.': 'ร้อยตำรวจโท',
  'ร.ต.อ.': 'ร้อยตำรวจเอก',
};

/** A title written out, as it is stored; what is not a known short form stays. */
export function writeOutTitle(typed: string): string {
  const title = normaliseThai(typed);
  return SHORT_TITLES[title] ?? title;
}

export type NameReading =
  | { is: 'empty' }
  | { is: 'name'; name: string }
  /** Holds a digit or another sign that no name has. */
  | { is: 'unfit' };

/** Reads a first or last name: letters, and `.` `-` `'` `ฯ` between or after them. */
export function readName(typed: string): NameReading {
  const name = normaliseThai(typed)
    .replace(/’/g, "'")
    .replace(/([\u0E48-\u0E4B])\1+/g, '$1');
  if (name === '') return { is: 'empty' };
  const fits = /^[\p{L}\p{M} .'-]+$/u.test(name) && /\p{L}/u.test(name);
  return fits ? { is: 'name', name } : { is: 'unfit' };
}

/** นายสมชาย ใจดี: no space after a Thai title, none at the end when there is no last name. */
export function fullName(title: string, firstName: string, lastName: string | null): string {
  const joint = /^[ก-๛]/.test(firstName) ? '' : ' ';
  return [`${title}${title === '' ? '' : joint}${firstName}`, lastName ?? ''].join(' ').trim();
}

/** สมชาย ใ. — as far as a name may stand on a slip or in a list. */
export function maskName(firstName: string, lastName: string | null): string {
  const initial = [...(lastName ?? '')][0];
  return initial === undefined ? firstName : `${firstName} ${initial}.`;
}
