import { describe, expect, it } from 'vitest';
import write from 'write-excel-file/universal';
import table from '#thai/places/places.json' with { type: 'json' };
import { openPlaces } from '#thai/places/places.ts';
import { MOST_BYTES, readFile } from '../../src/features/administration/roster/read-file.ts';
import { readRoster } from '../../src/features/administration/roster/read-roster.ts';
import { templateCsv, templateXlsx } from '../../src/features/administration/roster/template.ts';

const known = { units: [], places: openPlaces(table), scope: '80' };
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const bytes = (text: string) => new TextEncoder().encode(text);
const rosterIn = async (file: Uint8Array<ArrayBuffer>) => {
  const read = await readFile(file);
  if (read.is !== 'cells') throw new Error(read.why);
  return readRoster(read.cells, known);
};

describe('the template', () => {
  it.each([
    ['XLSX', templateXlsx],
    ['CSV', async () => templateCsv()],
  ])('as %s is a roster itself', async (_, make) => {
    expect(await rosterIn(await bytesOf(await make()))).toMatchObject({
      is: 'rows',
      lines: [2],
      rows: [{ unit: '8012', firstName: 'สมหญิง', phone: '0812345678', role: 'officer' }],
    });
  });

  it('as CSV begins with the mark without which Excel shows no Thai', async () => {
    expect([...(await bytesOf(templateCsv())).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});

describe('what people choose as a file', () => {
  const line = 'หน่วย,คำนำหน้า,ชื่อ,บทบาท\r\n8001,นาง,"กาน""ดา, ก.",เจ้าหน้าที่\r\n';

  it('a workbook with numbers, empty rows and a formula in a name', async () => {
    const blob = await write([
      ['หน่วย', 'คำนำหน้า', 'ชื่อ', 'โทรศัพท์', 'บทบาท'].map((value) => ({ value, type: String })),
      [],
      [
        { value: 8001, type: Number },
        { value: 'นาง' },
        { value: 'กานดา' },
        { value: 812345678, type: Number },
        { value: 'หัวหน้า' },
      ],
      [
        { value: 8001, type: Number },
        { value: 'นาย' },
        { value: '=cmd|calc' },
        null,
        { value: 'หัวหน้า' },
      ],
    ]).toBlob();
    expect(await rosterIn(await bytesOf(blob))).toMatchObject({
      is: 'faults',
      good: 1,
      faults: [{ line: 4, column: 'firstName', code: 'formula' }],
    });
  });

  it('a CSV with quotes, with semicolons, and with tabs', async () => {
    for (const sign of [',', ';', '\t']) {
      const text = line.replaceAll(/,(?! )/g, sign);
      expect(await rosterIn(bytes(text))).toMatchObject({
        rows: [{ unit: '8001', firstName: 'กาน"ดา, ก.' }],
      });
    }
  });

  /** As Thai Windows saves a CSV: one byte a sign. */
  const windows874 = Uint8Array.from(line, (sign) => {
    const code = sign.charCodeAt(0);
    return code < 0x80 ? code : code - 0x0e00 + 0xa0;
  });
  const utf16 = (mark: boolean) => {
    const wide = new Uint8Array(Buffer.from(`${mark ? '\uFEFF' : ''}${line}  `, 'utf16le'));
    return wide;
  };

  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['blanks', bytes('\uFEFF \r\n'), 'empty'],
    ['what is far too big', new Uint8Array(MOST_BYTES + 1), 'too-big'],
    [
      'Excel of before 2007, or one with a password',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1),
      'old-excel',
    ],
    ['Thai of Windows', windows874, 'thai-windows'],
    ['UTF-16 with its mark', utf16(true), 'utf-16'],
    ['UTF-16 without', utf16(false), 'utf-16'],
    ['a ZIP that is no workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 9, 9, 9), 'not-a-table'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), 'not-a-table'],
  ])('%s', async (_, file, why) => {
    expect(await readFile(file)).toEqual({ is: 'not-read', why });
  });

  it('a workbook that was made to fill the memory', async () => {
    const file = await bytesOf(await templateXlsx());
    const view = new DataView(file.buffer);
    for (let at = 0; at + 28 < file.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1_000_000_000, true);
    }
    expect(await readFile(file)).toEqual({ is: 'not-read', why: 'too-big' });
  });

  it('two thousand people', async () => {
    const blob = await write([
      ['หน่วย', 'คำนำหน้า', 'ชื่อ', 'บทบาท'].map((value) => ({ value })),
      ...Array.from({ length: 2000 }, (_, i) =>
        ['8001', 'นาง', `กานดา${i}`, 'เจ้าหน้าที่'].map((value) => ({ value })),
      ),
    ]).toBlob();
    expect(blob.size).toBeLessThan(MOST_BYTES);
    const roster = await rosterIn(await bytesOf(blob));
    expect(roster.is === 'rows' && roster.rows.length).toBe(2000);
  });
});
