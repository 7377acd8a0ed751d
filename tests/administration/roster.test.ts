import { describe, expect, it } from 'vitest';
import table from '#thai/places/places.json' with { type: 'json' };
import { openPlaces } from '#thai/places/places.ts';
import { columnNames } from '../../src/features/administration/roster/columns.ts';
import { matchRole } from '../../src/features/administration/roster/match-role.ts';
import { matchUnit } from '../../src/features/administration/roster/match-unit.ts';
import { MOST_ROWS, readRoster } from '../../src/features/administration/roster/read-roster.ts';

const mobile = { code: '8001-m1', kind: 'mobile', name: 'รถบริการ คลองทราย' };
const known = { units: [mobile], places: openPlaces(table), scope: '80' };
const head = ['หน่วย', 'คำนำหน้า', 'ชื่อ', 'สกุล', 'ตำแหน่ง', 'โทรศัพท์', 'บทบาท', 'เลขประจำตัว (ไม่บังคับ)'];
const kanda = ['8001', 'นาง', 'กานดา', 'ใจดี', 'ปลัดอำเภอ', '081-234-5678', 'เจ้าหน้าที่', ''];
const row = (change: Partial<Record<(typeof columnNames)[number], string>>) =>
  columnNames.map((name, i) => change[name] ?? kanda[i] ?? '');

describe('a roster as offices write it', () => {
  it('gives rows as the contract has them', () => {
    expect(readRoster([head, kanda], known)).toEqual({
      ...{ is: 'rows', lines: [2], sample: null },
      units: new Map([['8001', known.places.unit('8001')]]),
      rows: [
        {
          ...{ title: 'นาง', firstName: 'กานดา', lastName: 'ใจดี', position: 'ปลัดอำเภอ' },
          ...{ phone: '0812345678', unit: '8001', role: 'officer', nationalId: null },
        },
      ],
    });
  });

  it('may begin with titles, miss what is optional, and stand in another order', () => {
    const reading = readRoster(
      [
        ['บัญชีรายชื่อเจ้าหน้าที่รับลงทะเบียน'],
        [],
        ['ลำดับ', 'สิทธิ์', 'ชื่อตัว', 'คำนำหน้าชื่อ', 'สังกัด'],
        ['๑', 'หัวหน้า', 'สมชาย', 'นาย', 'ปากพนัง'],
        ['', '', '', '', ''],
        ['๒', 'officer', 'ซูไนดา', 'น.ส.', '๘๐๐๑-m1'],
      ],
      known,
    );
    expect(reading).toMatchObject({
      is: 'rows',
      lines: [4, 6],
      rows: [
        { firstName: 'สมชาย', role: 'supervisor', lastName: null, phone: null },
        { firstName: 'ซูไนดา', unit: '8001-m1' },
      ],
    });
  });

  it('takes Thai digits, and a phone whose leading 0 a spreadsheet took', () => {
    for (const phone of ['๐๘๑-๒๓๔-๕๖๗๘', '812345678', '+66 81 234 5678']) {
      expect(readRoster([head, row({ phone })], known)).toMatchObject({
        rows: [{ phone: '0812345678' }],
      });
    }
    expect(readRoster([head, row({ nationalId: '๑๑๐๑๗๐๐๒๐๗๐๓๐' })], known)).toMatchObject({
      rows: [{ nationalId: '1101700207030' }],
    });
  });

  it.each([
    [{ unit: '' }, 'unit', 'missing'],
    [{ unit: '9999' }, 'unit', 'unit-not-found'],
    [{ unit: 'เมืองบางเสือ' }, 'unit', 'unit-not-found'],
    [{ title: ' ' }, 'title', 'missing'],
    [{ firstName: '' }, 'firstName', 'missing'],
    [{ firstName: 'ก'.repeat(81) }, 'firstName', 'too-long'],
    [{ firstName: '=HYPERLINK("http://x","y")' }, 'firstName', 'formula'],
    [{ lastName: '+1+cmd|/C calc' }, 'lastName', 'formula'],
    [{ position: '@SUM(A1)' }, 'position', 'formula'],
    [{ position: '\t=1' }, 'position', 'formula'],
    [{ phone: '12345' }, 'phone', 'phone-unfit'],
    [{ phone: '=0812345678' }, 'phone', 'phone-unfit'],
    [{ role: '' }, 'role', 'missing'],
    [{ role: 'ผู้วิเศษ' }, 'role', 'role-not-known'],
    [{ nationalId: '123' }, 'nationalId', 'id-length'],
    [{ nationalId: '1101700207031' }, 'nationalId', 'id-check'],
  ] as const)('%o: %s %s', (change, column, code) => {
    expect(readRoster([head, kanda, row({ ...change })], known)).toMatchObject({
      is: 'faults',
      good: 1,
      faults: [{ line: 3, column, code }],
    });
  });

  it('says everything that is wrong, in every row', () => {
    const reading = readRoster(
      [head, row({ unit: '', role: '' }), row({ phone: 'x', firstName: 'ข' })],
      known,
    );
    expect(reading.is === 'faults' && reading.faults.map(({ line }) => line)).toEqual([2, 2, 3]);
  });

  it('finds the same person twice, by name in a unit or by national ID', () => {
    const other = row({ firstName: 'มานี', nationalId: '1101700207030' });
    const again = row({ firstName: 'มานะ', nationalId: '1-1017-00207-03-0' });
    expect(
      readRoster([head, kanda, row({ firstName: ' กานดา ' }), other, again], known),
    ).toMatchObject({
      faults: [
        { line: 3, code: 'twice' },
        { line: 5, code: 'twice' },
      ],
    });
    expect(readRoster([head, kanda, row({ unit: '8002' })], known).is).toBe('rows');
  });

  it('does not guess where first names end', () => {
    const cells = [
      ['หน่วย', 'คำนำหน้า', 'ชื่อ - นามสกุล', 'บทบาท'],
      ['8001', 'นาง', 'กานดา ใจดี', 'เจ้าหน้าที่'],
    ];
    expect(readRoster(cells, known)).toEqual({ is: 'name-in-one' });
  });

  it('says which columns are missing, and when there are no headings or rows at all', () => {
    expect(
      readRoster(
        [
          ['หน่วย', 'ชื่อ'],
          ['8001', 'ก'],
        ],
        known,
      ),
    ).toEqual({
      is: 'columns-missing',
      columns: ['title', 'role'],
    });
    expect(readRoster([['a', 'b'], ['c']], known)).toEqual({ is: 'no-headings' });
    expect(readRoster([], known)).toEqual({ is: 'no-headings' });
    expect(readRoster([head, [' ', '']], known)).toEqual({ is: 'no-rows', sample: false });
  });

  it('takes as many rows as the centre does, and no more', () => {
    const rows = Array.from({ length: MOST_ROWS + 1 }, (_, i) => row({ firstName: `ก${i}` }));
    expect(readRoster([head, ...rows], known)).toEqual({ is: 'too-many', count: MOST_ROWS + 1 });
    expect(readRoster([head, ...rows.slice(1)], known).is).toBe('rows');
  });
});

describe('a unit as it is called', () => {
  it.each([
    ['8001', '8001'],
    ['๘๐๐๑', '8001'],
    ['8001-M1', '8001-m1'],
    ['รถบริการคลองทราย', '8001-m1'],
    ['ปากพนัง', '8012'],
    ['อ.ปากพนัง', '8012'],
    ['อำเภอปากพนัง จังหวัดนครศรีธรรมราช', '8012'],
    ['เมืองนครศรีธรรมราช', '8001'],
    ['เขตบางรัก', '1004'],
    // Five districts are called so; one of them is in the reader's province.
    ['เฉลิมพระเกียรติ', '8023'],
  ])('%s is %s', (typed, code) => {
    expect(matchUnit(typed, known)).toMatchObject({ is: 'unit', unit: { code } });
  });

  it('is asked for when its name is not enough', () => {
    expect(matchUnit('เฉลิมพระเกียรติ', { ...known, scope: '' }).is).toBe('several');
    expect(matchUnit('เมือง', { ...known, scope: '' }).is).toBe('several');
    expect(matchUnit('อำเภอ', { ...known, scope: '' }).is).not.toBe('unit');
    expect(matchUnit('', known).is).toBe('none');
  });
});

describe('a role as it is called', () => {
  it.each([
    ['เจ้าหน้าที่', 'officer'],
    [' จนท ', 'officer'],
    ['หัวหน้า', 'supervisor'],
    ['Supervisor', 'supervisor'],
    ['จังหวัด', 'province'],
    ['ผู้ตรวจสอบ', 'auditor'],
    ['นายก', null],
    ['', null],
  ])('%s is %s', (word, role) => {
    expect(matchRole(word)).toBe(role);
  });
});
