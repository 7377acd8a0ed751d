import { describe, expect, it } from 'vitest';
import {
  groupCode,
  groupFingerprint,
  latinOf,
  readCode,
  readOfficerCode,
} from '../../src/features/session/read-code.ts';

describe('the 13 characters of a slip', () => {
  it.each([
    'FDB2KP9MH0XR1',
    'fdb2-kp9m-h0xr1',
    ' fdb2 kp9m h0xr1 ',
    'FDB2–KP9M–HOXRI',
    'fdb2kp9mhoxrl',
    'FDB๒KP๙MH๐XR๑',
  ])('%j is read as it was meant', (typed) => {
    expect(readCode(typed)).toEqual({ is: 'code', code: 'FDB2KP9MH0XR1' });
  });

  it.each([
    ['', { is: 'missing' }],
    [' - ', { is: 'missing' }],
    ['FDB2-KP9M', { is: 'length', characters: 8 }],
    ['FDB2-KP9M-H0XR1A', { is: 'length', characters: 14 }],
    ['FDB2-KP9M-H0XRU', { is: 'foreign', character: 'U' }],
    ['FDB2-KP9M-H0XRก', { is: 'foreign', character: 'ก' }],
  ])('%j is asked for again, with what is wrong', (typed, reading) => {
    expect(readCode(typed)).toEqual(reading);
  });

  it('is shown in the groups of the slip, and nothing that was typed is cut off', () => {
    expect(groupCode('fdb2kp9mh0xr1')).toBe('FDB2-KP9M-H0XR1');
    expect(groupCode('fdb2k')).toBe('FDB2-K');
    expect(groupCode('fdb2kp9mh0xr1abc')).toBe('FDB2-KP9M-H0XR1ABC');
    expect(groupCode('')).toBe('');
  });

  it('is typed on a Thai layout without changing it', () => {
    expect(latinOf({ code: 'KeyF', key: 'ด' })).toBe('F');
    expect(latinOf({ code: 'Digit2', key: '/' })).toBe('2');
    expect(latinOf({ code: 'KeyF', key: 'f' })).toBeNull();
    expect(latinOf({ code: 'KeyV', key: 'อ', ctrlKey: true })).toBeNull();
    expect(latinOf({ code: 'Minus', key: 'ข' })).toBeNull();
  });
});

describe('an officer code', () => {
  it.each(['8001-012-2', '80010122', ' 8001 012 2', '๘๐๐๑-๐๑๒-๒'])('%j is read', (typed) => {
    expect(readOfficerCode(typed)).toBe('8001-012-2');
  });

  it('may have a longer running number', () => {
    expect(readOfficerCode('8001123453')).toBe('8001-12345-3');
  });

  // The last digit says that one of the others is wrong.
  it.each(['8001-012-7', '8001-021-2', '8010-012-2'])('%j was mistyped', (typed) => {
    expect(readOfficerCode(typed)).toBeNull();
  });

  it.each(['', '8001', '8001-1-7', '80011234567', 'กานดา'])('%j is none', (typed) => {
    expect(readOfficerCode(typed)).toBeNull();
  });
});

it('a fingerprint is read out in two groups that stay on one line', () => {
  expect(groupFingerprint('7KQ2M0XT')).toBe('7KQ2\u2011M0XT');
});
