import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import write from 'write-excel-file/universal';
import table from '#thai/places/places.json' with { type: 'json' };
import { openPlaces } from '#thai/places/places.ts';
import { MOST_BYTES, readFile } from '../../src/features/administration/roster/read-file.ts';
import { readRoster } from '../../src/features/administration/roster/read-roster.ts';
import { templateCsv, templateXlsx } from '../../src/features/administration/roster/template.ts';

const given = ['officer', 'supervisor'] as const;
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
    ['XLSX', () => templateXlsx(given)],
    ['CSV', async () => templateCsv(given)],
  ])('as %s is a roster itself, but for its own invented person', async (_, make) => {
    const read = await readFile(await bytesOf(await make()));
    if (read.is !== 'cells') throw new Error(read.why);
    expect(readRoster(read.cells, known)).toEqual({ is: 'no-rows', sample: true });
    const [head = [], invented = []] = read.cells;
    expect(head).toContain('บทบาท (เจ้าหน้าที่รับลงทะเบียน / หัวหน้า)');
    const real = invented.with(3, 'รอบคอบ');
    const row = { unit: '8012', firstName: 'สมหญิง', phone: '0812345678', role: 'officer' };
    expect(readRoster([head, invented, real], known)).toMatchObject({
      ...{ is: 'rows', sample: 2, lines: [3], rows: [row] },
    });
    expect(readRoster([head, real], known)).toMatchObject({ is: 'rows', sample: null });
  });

  it('as CSV begins with the mark without which Excel shows no Thai', async () => {
    expect([...(await bytesOf(templateCsv(given))).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
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

  it('a CSV of which the headings alone tell what parts the cells', async () => {
    const commas = 'หน่วย;คำนำหน้า;ชื่อ;ตำแหน่ง;บทบาท\n8001;นาง;กานดา;ปลัด, ทะเบียน, ปกครอง;หัวหน้า\n';
    const rows = [{ firstName: 'กานดา', position: 'ปลัด, ทะเบียน, ปกครอง' }];
    expect(await rosterIn(bytes(commas))).toMatchObject({ rows });
    expect(await rosterIn(bytes(`sep=;\r\n${commas}`))).toMatchObject({ rows });
    const bars = commas.replaceAll(';', '|');
    expect(await rosterIn(bytes(`sep=|\r\n${bars}`))).toMatchObject({ rows });
  });

  it('a CSV with a mark, and with every kind of line end in one file', async () => {
    const head = 'หน่วย,คำนำหน้า,ชื่อ,สกุล,บทบาท';
    const people = ['กานดา', 'มานี', 'วิไล', 'ชูใจ'].map((name) => `8001,นาง,${name},ใจดี,หัวหน้า`);
    const [a, b, c, d] = people;
    for (const mixed of [
      `${head}\r\n${a}\n${b}\r\n${c}\r${d}`,
      `${head}\n${a}\r\n${b}\r\n${c}\n${d}\r\n`,
      `${head}\r${a}\r${b}\n${c}\r\n${d}\n`,
    ]) {
      expect(await rosterIn(bytes(`\uFEFF${mixed}`))).toMatchObject({
        ...{ is: 'rows', lines: [2, 3, 4, 5] },
        rows: ['กานดา', 'มานี', 'วิไล', 'ชูใจ'].map((firstName) => ({ firstName, lastName: 'ใจดี' })),
      });
    }
  });

  it('a CSV as Thai Windows saves it, and as Excel saves Unicode text', async () => {
    const rows = [{ unit: '8001', title: 'นาง', firstName: 'กาน"ดา, ก.', role: 'officer' }];
    expect(await rosterIn(windows874)).toMatchObject({ rows });
    expect(await rosterIn(utf16(true))).toMatchObject({ rows });
    const big = utf16(true).slice();
    for (let i = 0; i + 1 < big.length; i += 2) big.subarray(i, i + 2).reverse();
    expect(await rosterIn(big)).toMatchObject({ rows });
  });

  const sign = (one: string) => one.charCodeAt(0);
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
    [
      'French of Windows',
      Uint8Array.from('unit,title,first name\n8001,M,Andr\xe9\n', sign),
      'not-readable',
    ],
    ['bytes of no code page', Uint8Array.of(0x61, 0xff, 0xdb, 0x0a), 'not-readable'],
    ['UTF-16 without its mark', utf16(false), 'utf-16'],
    ['a ZIP that is no workbook', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 9, 9, 9), 'not-a-table'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), 'not-a-table'],
  ])('%s', async (_, file, why) => {
    expect(await readFile(file)).toEqual({ is: 'not-read', why });
  });

  it.each([
    ['a cell in the last corner', '<c r="A1"/>', '<c r="XFD1048576"/>'],
    ['a row far below', '<row r="1"', '<row r="1000000"'],
    ['a whole sheet as its area', '<sheetData>', '<dimension ref="A1:XFD9"/><sheetData>'],
  ])('a small workbook with %s', async (_, near, far) => {
    const files = unzipSync(await bytesOf(await templateXlsx(given)));
    const name = 'xl/worksheets/sheet1.xml';
    const sheet = strFromU8(files[name] ?? new Uint8Array());
    const grown = sheet.includes(near)
      ? sheet.replace(near, far)
      : sheet.replace('</row>', `${far}</row>`);
    const packed = new Uint8Array(zipSync({ ...files, [name]: strToU8(grown) }));
    const started = performance.now();
    expect(await readFile(packed)).toEqual({ is: 'not-read', why: 'too-big' });
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('a workbook that was made to fill the memory', async () => {
    const file = await bytesOf(await templateXlsx(given));
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
