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

const ALL_TITLES = [...commonTitles, ...otherTitles, ...Object.keys(SHORT_TITLES)]
  .filter((title) => title !== 'นส')
  .sort((a, b) => b.length - a.length);

/** A name without the title that somebody typed before it; what could not begin a name is none. */
export function withoutTitle(typed: string): string {
  const name = normaliseThai(typed);
  for (const title of ALL_TITLES) {
    const rest = name.startsWith(title) ? name.slice(title.length).trimStart() : '';
    if (/^[ก-ฮเ-ไ]./.test(rest)) return rest;
  }
  return name;
}
