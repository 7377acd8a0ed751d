import { zipSync as pack } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import type { AuditEvent, AuditNamed } from '#contract/audit.ts';
import { dateForEditing } from '#thai/show-date.ts';
import { readFilter } from '../../src/features/administration/audit/filter.ts';
import { auditWorkbook } from '../../src/features/administration/export/audit-sheet.ts';
import { harmless } from '../../src/features/administration/export/harmless.ts';
import { unzip, zip } from '../../src/features/administration/export/zip-here.ts';
import { administration as th } from '../../src/i18n/th/administration.ts';
import { th as thAll } from '../../src/i18n/th.ts';

describe('a text cell', () => {
  it.each([
    '=1+1',
    '+66 81',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1',
    '=cmd|"/C calc"!A0',
  ])('%j is made harmless', (text) => {
    expect(harmless(text)).toBe(`'${text}`);
  });
  it.each(['', 'กานดา', 'a=1', '0812345678', '8001-012-7', '#1', '’'])('%j stays', (text) => {
    expect(harmless(text)).toBe(text);
  });
});

describe('an exported audit log', () => {
  const event: AuditEvent = {
    ...{ n: 7, at: 1_700_000_000_000, officer: '8001-012-7', device: null },
    ...{ action: 'device-suspended', target: 'x', area: '8001', detail: '=HYPERLINK("http://x")' },
    ...{ prev: 'A'.repeat(43), hash: 'B'.repeat(43) },
  };

  it('has the columns of the screen in its words, numbers as numbers and texts as texts', async () => {
    const named: AuditNamed[] = [
      { id: '8001-012-7', is: 'person', name: '=กานดา มีสุข', officer: '8001-012-7' },
      { id: 'x', is: 'device', name: 'โต๊ะ 2' },
    ];
    const names = new Map(named.map((one) => [one.id, one]));
    const voice = { words: th, t: thAll, locale: 'th' } as const;
    const blob = await auditWorkbook([event], names, ['log', '=by kanda'], voice);
    const rows = await readSheet(blob);
    expect(rows[0]?.[0]).toBe('log');
    expect(rows[1]?.[0]).toBe("'=by kanda");
    expect(rows.at(-2)).toEqual([
      ...[
        'ลำดับ',
        'เวลา (ตามเวลาไทย)',
        'ผู้ทำ',
        'ทำจากเครื่อง',
        'การกระทำ',
        'กระทำต่อ',
        'รายละเอียด',
        'พื้นที่',
      ],
    ]);
    expect(rows.at(-1)).toEqual([
      7,
      // 22:13:20 UTC on the 14th: a cell has no zone, so it holds the time of a clock in Thailand.
      new Date('2023-11-15T05:13:20Z'),
      "'=กานดา มีสุข (8001-012-7)",
      null,
      'ระงับเครื่อง',
      'โต๊ะ 2',
      `'=HYPERLINK("http://x")`,
      th.auditNameless,
    ]);
  });
});

describe('packing without a worker', () => {
  it('packs and unpacks what is big enough for one', () => {
    const big = new Uint8Array(2_000_000).fill(7);
    let packed = new Uint8Array();
    zip({ 'a.xml': big }, (_, made) => {
      packed = new Uint8Array(made);
    });
    let size = 0;
    unzip(packed, (_, files) => {
      size = files['a.xml']?.length ?? 0;
    });
    expect(size).toBe(big.length);
    expect(packed.length).toBe(pack({ 'a.xml': big }).length);
  });
});

describe('what of the log is looked for', () => {
  const typed = { action: '', person: '', device: '', from: '', to: '' };
  const today = '2026-11-25';

  it('is shown by the day itself, as it can be typed', () => {
    const from = dateForEditing(today);
    expect(from).toBe('25/11/2569');
    expect(readFilter({ ...typed, from }, today)).toMatchObject({
      filter: { from: Date.parse('2026-11-24T17:00:00Z') },
    });
  });

  it('is everything when nothing was typed', () => {
    expect(readFilter(typed, today)).toEqual({ is: 'filter', filter: {} });
  });

  it('takes whole days of Thailand, in the Buddhist era', () => {
    expect(readFilter({ ...typed, from: '๒๕/๑๑/๒๕๖๙', to: '25 พ.ย. 2569' }, today)).toMatchObject({
      filter: {
        from: Date.parse('2026-11-24T17:00:00Z'),
        to: Date.parse('2026-11-25T17:00:00Z'),
      },
    });
  });

  it('takes the years that English screens show', () => {
    expect(readFilter({ ...typed, from: '25/11/2026' }, today)).toMatchObject({
      filter: { from: Date.parse('2026-11-24T17:00:00Z') },
    });
  });

  it('does not turn a period round that ends before it begins', () => {
    const days = { from: '26/11/2569', to: '25/11/2569' };
    expect(readFilter({ ...typed, ...days }, today)).toEqual({ is: 'backwards' });
  });

  it.each(['2569', 'พ.ย. 2569', '31/2/2569', 'เมื่อวาน'])('does not guess %s', (from) => {
    expect(readFilter({ ...typed, from }, today)).toEqual({
      is: 'not-read',
      from: true,
      to: false,
    });
  });
});
