/** Names of the months, January first. */
export const thaiMonths = [
  'มกราคม',
  'กุมภาพันธ์',
  'มีนาคม',
  'เมษายน',
  'พฤษภาคม',
  'มิถุนายน',
  'กรกฎาคม',
  'สิงหาคม',
  'กันยายน',
  'ตุลาคม',
  'พฤศจิกายน',
  'ธันวาคม',
] as const;
export const thaiShortMonths = [
  'ม.ค.',
  'ก.พ.',
  'มี.ค.',
  'เม.ย.',
  'พ.ค.',
  'มิ.ย.',
  'ก.ค.',
  'ส.ค.',
  'ก.ย.',
  'ต.ค.',
  'พ.ย.',
  'ธ.ค.',
] as const;
export const englishMonths = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const byName = new Map<string, number>();
thaiMonths.forEach((name, i) => {
  byName.set(name, i + 1);
  // กันยา, กุมภา: as people say them.
  byName.set(name.replace(/(?:พันธ์|คม|ยน)$/, ''), i + 1);
});
thaiShortMonths.forEach((name, i) => {
  byName.set(name.replaceAll('.', ''), i + 1);
});
englishMonths.forEach((name, i) => {
  byName.set(name.toLowerCase(), i + 1);
  byName.set(name.slice(0, 3).toLowerCase(), i + 1);
});

/** 1 … 12 for a month's name, full, short or spoken, Thai or English; null for any other word. */
export function monthNamed(word: string): number | null {
  return byName.get(word.replace(/[\s./-]/g, '').toLowerCase()) ?? null;
}
