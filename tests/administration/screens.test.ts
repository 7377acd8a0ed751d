import { describe, expect, it } from 'vitest';
import { byUnit } from '../../src/features/administration/by-unit.ts';
import { groupCode, readSigns } from '../../src/features/administration/group.ts';
import {
  administers,
  isOffered,
  mayActOn,
  pageNames,
  rolesToGive,
} from '../../src/features/administration/may.ts';
import { homeOf } from '../../src/features/administration/new-unit.tsx';
import { administration as en } from '../../src/i18n/en/administration.ts';
import { reading as enReading } from '../../src/i18n/en/reading.ts';
import { roster as enRoster } from '../../src/i18n/en/roster.ts';
import { administration as th } from '../../src/i18n/th/administration.ts';
import { reading as thReading } from '../../src/i18n/th/reading.ts';
import { roster as thRoster } from '../../src/i18n/th/roster.ts';

describe('characters as people read them to each other', () => {
  it('stand in groups', () => {
    expect(groupCode('D4DFS9P4A8QR2')).toBe('D4DF-S9P4-A8QR2');
  });

  it.each([
    ['d4df s9p4', 'D4DFS9P4'],
    ['D4DF-S9P4', 'D4DFS9P4'],
    ['oO0i Il1', '0001111'],
    ['', ''],
  ])('%j means %s', (typed, signs) => {
    expect(readSigns(typed)).toBe(signs);
  });
});

describe('what a role is offered', () => {
  it.each([
    ['officer', []],
    [
      'supervisor',
      [
        'people',
        'devices',
        'holds',
        'duplicates',
        'proposals',
        'closings',
        'handovers',
        'recoveries',
        'records',
        'units',
        'audit',
      ],
    ],
    [
      'province',
      [
        'people',
        'devices',
        'holds',
        'duplicates',
        'closings',
        'handovers',
        'recoveries',
        'units',
        'audit',
      ],
    ],
    ['dopa-case', ['duplicates', 'records']],
    ['dopa-admin', ['people', 'devices', 'closings', 'handovers', 'recoveries', 'units', 'audit']],
    ['auditor', ['people', 'devices', 'holds', 'closings', 'records', 'units', 'audit']],
  ])('%s: %j', (role, pages) => {
    expect(pageNames.filter((name) => isOffered(name, [role]))).toEqual(pages);
    expect(administers([role])).toBe(pages.length > 0);
  });

  it.each([
    ['a district’s supervisor on an officer', ['supervisor'], '8001-002-0', ['officer'], true],
    [
      'a district’s supervisor on the province’s',
      ['supervisor'],
      '8001-002-0',
      ['province'],
      false,
    ],
    [
      'a district’s supervisor on the ministry’s',
      ['supervisor'],
      '8001-002-0',
      ['dopa-admin'],
      false,
    ],
    ['a province’s on a supervisor', ['province'], '8001-002-0', ['supervisor'], true],
    ['anybody on themselves', ['supervisor'], '8001-001-0', ['officer'], false],
    ['anybody on somebody without a code yet', ['supervisor'], null, ['officer'], true],
  ] as const)('%s: acts on their card: %5$s', (_, own, officer, roles, may) => {
    const reader = { officer: '8001-001-0', roles: [...own] };
    expect(mayActOn({ officer, roles: [...roles] }, reader)).toBe(may);
  });

  it('is never more than the role itself', () => {
    expect(rolesToGive(['officer', 'supervisor'])).toEqual(['officer', 'supervisor']);
    expect(rolesToGive(['officer', 'province'])).not.toContain('dopa-admin');
  });
});

describe('a new mobile unit', () => {
  it('is of the own district unless another is chosen', () => {
    const home = (code: string) => ({ code, kind: 'district' as const, name: code });
    const homes = ['8001', '8002'].map(home);
    expect(homeOf('8002', homes)).toBe(homes[1]);
    expect(homeOf('8002-m1', homes)).toBe(homes[1]);
    expect(homeOf('8000', homes)).toBeNull();
    expect(homeOf('8000', homes.slice(0, 1))).toBe(homes[0]);
  });
});

describe('a list by unit', () => {
  it('keeps the order of units, leaves out empty ones and loses nothing', () => {
    const units = ['8001', '8002', '8003'].map((code) => ({
      code,
      kind: 'district' as const,
      name: `u${code}`,
    }));
    const listed = [{ unit: '8003' }, { unit: '9999' }, { unit: '8001' }];
    const names = byUnit(listed, units, th.unitCalled).map(({ name }) => name);
    // No heading is a bare code.
    expect(names).toEqual(['u8001', 'u8003', 'หน่วย 9999']);
  });
});

/** Every sentence, with functions called on sample values. */
function sentences(words: unknown, path = ''): [string, string][] {
  if (typeof words === 'string') return [[path, words]];
  if (typeof words === 'function') return [[path, String(words(2, 3, 4))]];
  return Object.entries(words as object).flatMap(([key, value]) =>
    sentences(value, `${path}.${key}`),
  );
}

describe('the words of administration', () => {
  const thai = sentences([th, thRoster, thReading]);
  const english = sentences([en, enRoster, enReading]);

  it('are all there in both languages', () => {
    expect(english.map(([path]) => path)).toEqual(thai.map(([path]) => path));
    expect([...thai, ...english].filter(([, said]) => said.trim() === '')).toEqual([]);
  });

  it('are for people who are not technical', () => {
    const foreign =
      /เซิร์ฟเวอร์|โทเคน|ใบรับรอง|ลายนิ้วมือ|ซิงก์|ซิงค์|ออฟไลน์|server|token|certificate|fingerprint|offline|upload/i;
    expect([...thai, ...english].filter(([, said]) => foreign.test(said))).toEqual([]);
  });
});
