import { describe, expect, it } from 'vitest';
import { ageAt, checkBirth } from '#thai/age.ts';
import { dateForEditing, dayInThailand, showDate, showMoment, showTime } from '#thai/show-date.ts';

/** 1 December 2023, 15.30 in Thailand. */
const at = Date.UTC(2023, 11, 1, 8, 30);

describe('[T5] dates and times as they are shown', () => {
  it.each([
    ['2023-12-01', '1 ธันวาคม 2566', '1 ธ.ค. 2566', '1 December 2023', '1 Dec 2023'],
    ['1967-03-05', '5 มีนาคม 2510', '5 มี.ค. 2510', '5 March 1967', '5 Mar 1967'],
    ['1967-03', 'มีนาคม 2510', 'มี.ค. 2510', 'March 1967', 'Mar 1967'],
    ['1947', 'พ.ศ. 2490', 'พ.ศ. 2490', '1947', '1947'],
  ])('shows %s', (date, long, short, englishLong, englishShort) => {
    expect(showDate(date, 'long', 'th')).toBe(long);
    expect(showDate(date, 'short', 'th')).toBe(short);
    expect(showDate(date, 'long', 'en')).toBe(englishLong);
    expect(showDate(date, 'short', 'en')).toBe(englishShort);
  });

  it('agrees with the browser about the names of all months', () => {
    for (let month = 0; month < 12; month++) {
      const day = new Date(Date.UTC(2023, month, 15));
      const iso = day.toISOString().slice(0, 10);
      const intl = (locale: string, name: 'long' | 'short') =>
        new Intl.DateTimeFormat(locale, {
          ...{ day: 'numeric', month: name, year: 'numeric', timeZone: 'UTC' },
        }).format(day);
      expect(showDate(iso, 'long', 'th')).toBe(intl('th-TH', 'long'));
      expect(showDate(iso, 'short', 'th')).toBe(intl('th-TH', 'short'));
      expect(showDate(iso, 'long', 'en')).toBe(intl('en-GB', 'long'));
    }
  });

  it('writes the time with a dot, in Thailand wherever the computer stands', () => {
    expect(showTime(at, 'th')).toBe('15.30 น.');
    expect(showTime(at, 'en')).toBe('15:30');
    expect(showTime(Date.UTC(2023, 11, 1, 17, 5), 'th')).toBe('00.05 น.');
    expect(showMoment(at, 'th')).toBe('1 ธ.ค. 2566 15.30 น.');
  });

  it('begins a day at midnight in Thailand', () => {
    expect(dayInThailand(Date.UTC(2023, 11, 1, 16, 59))).toBe('2023-12-01');
    expect(dayInThailand(Date.UTC(2023, 11, 1, 17, 0))).toBe('2023-12-02');
    expect(dayInThailand(Date.UTC(2023, 11, 31, 17, 0))).toBe('2024-01-01');
  });

  it('offers a date for editing as it is typed', () => {
    expect(['1967-03-05', '1967-03', '1967'].map(dateForEditing)).toEqual([
      '05/03/2510',
      '03/2510',
      '2510',
    ]);
  });
});

describe('[T6] ages', () => {
  it.each([
    ['1967-03-05', '2023-12-01', 56, true],
    ['1967-12-01', '2023-12-01', 56, true],
    ['1967-12-02', '2023-12-01', 55, true],
    ['1968-02-29', '2023-02-28', 54, true],
    ['1968-02-29', '2023-03-01', 55, true],
    ['1967-11', '2023-12-01', 56, true],
    ['1967-12', '2023-12-01', 56, false],
    ['1968-01', '2023-12-01', 55, true],
    ['1967', '2023-12-01', 56, false],
    ['2023-12-01', '2023-12-01', 0, true],
  ])('is, of somebody born %s, on %s %i', (birth, day, years, exact) => {
    expect(ageAt(birth, day)).toEqual({ years, exact });
  });

  it.each([
    ['1967-03-05', 'fine'],
    ['2026-11-23', 'fine'],
    ['2026', 'fine'],
    ['2026-11', 'fine'],
    ['2026-11-24', 'future'],
    ['2026-12', 'future'],
    ['2027', 'future'],
    ['1926-11-23', 'fine'],
    ['1925-11-23', 'doubtful'],
    ['1906-11-23', 'doubtful'],
    ['1905-11-23', 'too-old'],
    ['1967-02-29', 'not-real'],
    ['1967-13', 'not-real'],
  ])('judges a birth on %s as %s', (birth, is) => {
    expect(checkBirth(birth, '2026-11-23').is).toBe(is);
  });
});
