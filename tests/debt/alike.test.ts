import { describe, expect, it } from 'vitest';
import { birthsAround, traitsOf, twinReason } from '#debt/alike.ts';
import { withoutTitle } from '#thai/titles.ts';
import { malee } from '../contract/people.ts';

/** `first last, birth, district`; what is not known is a dash. */
function person(said: string, id: string | null = null, seen: 'chip' | 'card' = 'card') {
  const [names = '', birth = '', district = ''] = said.split(', ');
  const [firstName = '', ...rest] = names.split(' ');
  const lastName = rest.join(' ');
  const place = {
    ...{ code: `${district}01`, subdistrict: 'ก', district: 'ข', province: 'ค' },
    ...{ postcode: '80000', dataset: 't' },
  };
  return traitsOf({
    ...malee,
    debtor: {
      ...(id !== null && { nationalId: { value: id, seen } }),
      ...(firstName !== '-' && { firstName }),
      ...(lastName !== '-' && { lastName: { value: lastName } }),
      ...(birth !== '-' && { birth: { value: birth } }),
      ...(district !== '-' && { address: { subdistrict: place } }),
    },
  });
}

const MALEE = 'มาลี ใจดี, 1967-03-05, 8001';

const alike: [string, string][] = [
  [MALEE, MALEE],
  // A title that was typed before the name.
  ['นางมาลี ใจดี, 1967-03-05, 8001', MALEE],
  ['น.ส.มาลี ใจดี, 1967-03-05, 8001', MALEE],
  ['นางสาวมาลี ใจดี, 1967-03-05, 8001', 'นางมาลี ใจดี, 1967-03-05, 8001'],
  ['ร.ต.อ.สมชาย ทองคำ, 1967-03-05, 8001', 'สมชาย ทองคำ, 1967-03-05, 8001'],
  ['พันตำรวจเอกสมชาย ทองคำ, 1967-03-05, 8001', 'นายสมชาย ทองคำ, 1967-03-05, 8001'],
  // Spaces, dots, what nobody sees, what looks the same.
  ['มาลี ใจ ดี, 1967-03-05, 8001', MALEE],
  ['มาลี ใจ-ดี, 1967-03-05, 8001', MALEE],
  ['มา\u200bลี ใจดี, 1967-03-05, 8001', MALEE],
  ['เเก้ว ใจดี, 1967-03-05, 8001', 'แก้ว ใจดี, 1967-03-05, 8001'],
  ['อํานวย ใจดี, 1967-03-05, 8001', 'อำนวย ใจดี, 1967-03-05, 8001'],
  ['John Smith, 1967-03-05, 8001', 'JOHN SMITH, 1967-03-05, 8001'],
  ["O'Brien Smith, 1967-03-05, 8001", 'OBrien Smith, 1967-03-05, 8001'],
  // Marks left out.
  ['สมศักดิ ใจดี, 1967-03-05, 8001', 'สมศักดิ์ ใจดี, 1967-03-05, 8001'],
  ['เพ็ญ ใจดี, 1967-03-05, 8001', 'เพญ ใจดี, 1967-03-05, 8001'],
  ['นำฝน ใจดี, 1967-03-05, 8001', 'น้ำฝน ใจดี, 1967-03-05, 8001'],
  ['วันเพ็ญ ศรีสุข, 1967-03-05, 8001', 'วันเพญ ศรีสุข, 1967-03-05, 8001'],
  // Written as it is heard.
  ['ศิริพร ใจดี, 1967-03-05, 8001', 'สิริพร ใจดี, 1967-03-05, 8001'],
  ['ษมา ใจดี, 1967-03-05, 8001', 'สมา ใจดี, 1967-03-05, 8001'],
  ['ณรงค์ ใจดี, 1967-03-05, 8001', 'นรงค์ ใจดี, 1967-03-05, 8001'],
  ['กัญญา ใจดี, 1967-03-05, 8001', 'กันยา ใจดี, 1967-03-05, 8001'],
  ['ธนา ใจดี, 1967-03-05, 8001', 'ทนา ใจดี, 1967-03-05, 8001'],
  ['ภาณี ใจดี, 1967-03-05, 8001', 'พานี ใจดี, 1967-03-05, 8001'],
  ['ใหม่ ใจดี, 1967-03-05, 8001', 'ไหม ใจดี, 1967-03-05, 8001'],
  ['มาลิ ใจดี, 1967-03-05, 8001', MALEE],
  ['สมบูรณ์ ใจดี, 1967-03-05, 8001', 'สมบุรณ์ ใจดี, 1967-03-05, 8001'],
  ['วุฒิ ใจดี, 1967-03-05, 8001', 'วุทธิ ใจดี, 1967-03-05, 8001'],
  // One slip of the fingers in each name.
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สมขาย ทองคำ, 1967-03-05, 8001'],
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สมชาา ทองคำ, 1967-03-05, 8001'],
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สมชา ทองคำ, 1967-03-05, 8001'],
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สสมชาย ทองคำ, 1967-03-05, 8001'],
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'มสชาย ทองคำ, 1967-03-05, 8001'],
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สมชาย ทองดำ, 1967-03-05, 8001'],
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สมขาย ทองดำ, 1967-03-05, 8001'],
  // Real twins look like this, too: a person tells them apart.
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สมชัย ทองคำ, 1967-03-05, 8001'],
  // A last name that marriage changed, that was not asked, that there is not.
  ['มาลี ทองคำ, 1967-03-05, 8001', MALEE],
  ['มาลี -, 1967-03-05, 8001', MALEE],
  ['มาลี -, 1967-03-05, 8001', 'มาลี -, 1967-03-05, 8001'],
  // A birth of which less is known.
  ['มาลี ใจดี, 1967, 8001', MALEE],
  ['มาลี ใจดี, 1967-03, 8001', MALEE],
  ['มาลี ใจดี, 1967, 8001', 'มาลี ใจดี, 1967, 8001'],
  ['มาลี ใจดี, 1967, 8001', 'มาลี ใจดี, 1967-03, 8001'],
  // The desk's district stands for one that nobody said.
  ['มาลี ใจดี, 1967-03-05, -', MALEE],
];

const different: [string, string][] = [
  // Another birth, another district.
  ['มาลี ใจดี, 1967-03-06, 8001', MALEE],
  ['มาลี ใจดี, 1968-03-05, 8001', MALEE],
  ['มาลี ใจดี, 1967-05-03, 8001', MALEE],
  ['มาลี ใจดี, 1968, 8001', MALEE],
  ['มาลี ใจดี, 1967-04, 8001', MALEE],
  ['มาลี ใจดี, -, 8001', MALEE],
  ['มาลี ใจดี, -, 8001', 'มาลี ใจดี, -, 8001'],
  ['มาลี ใจดี, 1967-03-05, 8002', MALEE],
  ['มาลี ใจดี, 1967-03-05, 8101', MALEE],
  // Another name.
  ['สมศรี ใจดี, 1967-03-05, 8001', MALEE],
  ['- ใจดี, 1967-03-05, 8001', MALEE],
  ['- -, 1967-03-05, 8001', '- -, 1967-03-05, 8001'],
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สมพร ทองคำ, 1967-03-05, 8001'],
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สมศักดิ์ ทองคำ, 1967-03-05, 8001'],
  // Two slips in one name, or one that makes a short name another.
  ['สมชาย ทองคำ, 1967-03-05, 8001', 'สมขยา ทองคำ, 1967-03-05, 8001'],
  ['แดง ใจดี, 1967-03-05, 8001', 'แสง ใจดี, 1967-03-05, 8001'],
  ['ดำ ใจดี, 1967-03-05, 8001', 'คำ ใจดี, 1967-03-05, 8001'],
  ['นก ใจดี, 1967-03-05, 8001', 'นิก ใจดี, 1967-03-05, 8001'],
  // A slip in the first name beside another last name.
  ['สมขาย ใจดี, 1967-03-05, 8001', 'สมชาย ทองคำ, 1967-03-05, 8001'],
  ['สมขาย -, 1967-03-05, 8001', 'สมชาย ทองคำ, 1967-03-05, 8001'],
  // Where less of the birth is known, the names have to be the same.
  ['สมขาย ทองคำ, 1967, 8001', 'สมชาย ทองคำ, 1967-03-05, 8001'],
  ['มาลี ทองคำ, 1967, 8001', MALEE],
  ['มาลี -, 1967, 8001', MALEE],
  ['มาลี -, 1967, 8001', 'มาลี -, 1967, 8001'],
  // The first name where the last one belongs.
  ['ใจดี มาลี, 1967-03-05, 8001', MALEE],
];

describe('[B8] [T17] two registrations may be of one person', () => {
  it('by a table of near hits and near misses', () => {
    expect(alike.length + different.length).toBeGreaterThanOrEqual(60);
  });

  it.each(alike)('%s = %s', (a, b) => {
    expect(twinReason(person(a), person(b))).toBe('name-birth-district');
    expect(twinReason(person(b), person(a))).toBe('name-birth-district');
  });

  it.each(different)('%s ≠ %s', (a, b) => {
    expect(twinReason(person(a), person(b))).toBeNull();
    expect(twinReason(person(b), person(a))).toBeNull();
  });

  const [one, other, broken] = ['9000012345672', '9000012345680', '9000012345679'];
  it('by the same national ID, whoever they are and whether it agrees with its check digit or not', () => {
    const stranger = 'บุญมี แสงทอง, 1950, 9001';
    expect(twinReason(person(MALEE, one), person(stranger, one))).toBe('national-id');
    expect(twinReason(person(MALEE, broken), person(stranger, broken))).toBe('national-id');
    expect(twinReason(person(MALEE, one), person(stranger, other))).toBeNull();
  });

  it('not when a machine has read two numbers; a number that a person typed may be wrong', () => {
    const read = (id: string) => person(MALEE, id, 'chip');
    expect(twinReason(read(one), read(other))).toBeNull();
    expect(twinReason(read(one), person(MALEE, other))).toBe('name-birth-district');
    expect(twinReason(read(one), person(MALEE))).toBe('name-birth-district');
  });

  it('what an index looks for holds every birth that can be the same', () => {
    const births = ['1967', '1967-03', '1967-03-05', '1967-04', '1967-04-05', '1968', '1968-03-05'];
    for (const a of births) {
      const { shorter, beginning } = birthsAround(a);
      for (const b of births) {
        const looked = shorter.includes(b) || b.startsWith(beginning);
        expect([a, b, looked]).toEqual([a, b, a.startsWith(b) || b.startsWith(a)]);
      }
    }
  });

  it.each([
    ['นางมาลี', 'มาลี'],
    ['นายิกา', 'นายิกา'],
    ['ดรุณี', 'ดรุณี'],
    ['นาง', 'นาง'],
    ['นาย สมชาย', 'สมชาย'],
  ])('a title goes, and only a title: %s → %s', (typed, name) => {
    expect(withoutTitle(typed)).toBe(name);
  });
});
