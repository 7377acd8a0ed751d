import { describe, expect, it } from 'vitest';
import { searchFor } from '../../src/features/records/search.ts';
import type { RecordLine } from '../../src/store/record-types.ts';

const somchai: RecordLine = {
  record: '019b7663-2400-7000-8000-000000000001',
  ref: '800107001235',
  keptAt: 0,
  state: { tag: 'queued', keptAt: 0 },
  longAlone: false,
  unsent: 1,
  pictures: null,
  correcting: null,
  summary: { name: 'นายสมชาย น้ำใจดี', idTail: '7849', place: null, creditors: 1 },
};

describe('searching what this device holds', () => {
  it.each([
    ['nothing', ''],
    ['the number as printed', '8001-07-00123-5'],
    ['a part of the number in Thai digits', '๐๐๑๒๓'],
    ['the last four of the ID', '7849'],
    ['its last digits', '1235'],
    ['a part of the name', 'สมช'],
    ['a name typed on an English layout', 'l,=kp'],
    ['the last four with the number keys of a Thai keyboard', 'ึคภต'],
    ['a name without its spaces', 'สมชายน้ำใจดี'],
    ['the name with its vowel typed the other way', 'น\u0E4D\u0E49าใจ'],
  ])('finds by %s', (_, typed) => {
    expect(searchFor(typed)(somchai)).toBe(true);
  });

  it.each([
    ['another name', 'มาลี'],
    ['three of the four digits', '784'],
    ['another number', '99999'],
  ])('does not find by %s', (_, typed) => {
    expect(searchFor(typed)(somchai)).toBe(false);
  });

  it('finds by number what this device no longer shows by name', () => {
    const nameless = { ...somchai, summary: null };
    expect(searchFor('00123')(nameless)).toBe(true);
    expect(searchFor('สมชาย')(nameless)).toBe(false);
  });
});
