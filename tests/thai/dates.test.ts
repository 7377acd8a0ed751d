import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRealDate, readDate } from '#thai/dates.ts';
import { dateForEditing, showDate } from '#thai/show-date.ts';

const today = '2026-11-23';
const read = (typed: string) => readDate(typed, today);

describe('[T3] dates as people write them', () => {
  it.each([
    ['05032510', '1967-03-05'],
    ['๐๕๐๓๒๕๑๐', '1967-03-05'],
    ['5/3/2510', '1967-03-05'],
    ['05/03/2510', '1967-03-05'],
    ['5-3-2510', '1967-03-05'],
    ['5.3.2510', '1967-03-05'],
    ['5 3 2510', '1967-03-05'],
    ['05 03 2510', '1967-03-05'],
    [' 5 / 3 / 2510 ', '1967-03-05'],
    ['๕/๓/๒๕๑๐', '1967-03-05'],
    ['5 มี.ค. 2510', '1967-03-05'],
    ['5มี.ค.2510', '1967-03-05'],
    ['5 มีค 2510', '1967-03-05'],
    ['5 มีค. 2510', '1967-03-05'],
    ['5 มีนาคม 2510', '1967-03-05'],
    ['5 มีนา 2510', '1967-03-05'],
    ['5-มี.ค.-2510', '1967-03-05'],
    ['๕ มี.ค. ๒๕๑๐', '1967-03-05'],
    ['๕ มีนาคม พ.ศ. ๒๕๑๐', '1967-03-05'],
    ['วันที่ 5 เดือนมีนาคม พ.ศ. 2510', '1967-03-05'],
    ['5 มีนาคม พศ 2510', '1967-03-05'],
    ['5 Mar 2510', '1967-03-05'],
    ['5 march BE 2510', '1967-03-05'],
    ['25100305', '1967-03-05'],
    ['2510-03-05', '1967-03-05'],
    ['31/12/2499', '1956-12-31'],
    ['1 ม.ค. 2527', '1984-01-01'],
    ['14 ก.พ. 2530', '1987-02-14'],
    ['29 ก.พ. 2511', '1968-02-29'],
    ['29/2/2543', '2000-02-29'],
    ['13 เม.ย. 2500', '1957-04-13'],
    ['1 พ.ค. 2500', '1957-05-01'],
    ['1 มิ.ย. 2500', '1957-06-01'],
    ['1 ก.ค. 2500', '1957-07-01'],
    ['12 ส.ค. 2475', '1932-08-12'],
    ['1 ก.ย. 2500', '1957-09-01'],
    ['1 ต.ค. 2500', '1957-10-01'],
    ['1 พ.ย. 2500', '1957-11-01'],
    ['5 ธันวาคม 2470', '1927-12-05'],
    ['1 ธันวา 2566', '2023-12-01'],
    // A month and a year, or only a year.
    ['มี.ค. 2510', '1967-03'],
    ['มีนาคม 2510', '1967-03'],
    ['3/2510', '1967-03'],
    ['03-2510', '1967-03'],
    ['032510', '1967-03'],
    ['2510', '1967'],
    ['๒๕๑๐', '1967'],
    ['พ.ศ. 2490', '1947'],
    ['ปี 2490', '1947'],
    // Cards with unknown day or month.
    ['00002490', '1947'],
    ['00032490', '1947-03'],
    // Two-digit years: the latest that is not after today.
    ['5/3/10', '1967-03-05'],
    ['5 มี.ค. 10', '1967-03-05'],
    ['050310', '1967-03-05'],
    ['1/1/00', '1957-01-01'],
    ['23/11/69', '2026-11-23'],
    ['24/11/69', '1926-11-24'],
    ['1/1/70', '1927-01-01'],
    ['พ.ย. 69', '2026-11'],
    ['ธ.ค. 69', '1926-12'],
    // The era is said, so there is nothing to ask.
    ['5 มีนาคม ค.ศ. 1967', '1967-03-05'],
    ['ค.ศ. 1967', '1967'],
    ['คศ 1967', '1967'],
    ['AD 1967', '1967'],
  ])('reads "%s" as %s', (typed, date) => {
    expect(read(typed)).toEqual({ is: 'date', date });
  });

  it.each([
    '29/2/2510',
    '31/4/2510',
    '31 มิ.ย. 2510',
    '0/3/2510',
    '32/1/2510',
    '5/13/2510',
    '29/2/2443',
    '5/3/3104',
    '5/3/2342',
  ])('knows that "%s" is no real day', (typed) => {
    expect(read(typed)).toEqual({ is: 'not-real' });
  });

  it.each([
    'ก',
    '5',
    '56',
    '251',
    '5032510',
    '12 มี.ค.',
    '5/3',
    '5 มีลา 2510',
    '5//2510/1',
    'เมื่อวาน',
  ])('does not guess at "%s"', (typed) => {
    expect(read(typed)).toEqual({ is: 'not-read' });
  });

  it('says that a field is empty', () => {
    expect(read('')).toEqual({ is: 'empty' });
    expect(read('  ')).toEqual({ is: 'empty' });
  });

  it('reads the same text differently only when today differs', () => {
    expect(readDate('1/1/70', '2026-11-23')).toEqual({ is: 'date', date: '1927-01-01' });
    expect(readDate('1/1/70', '2027-01-01')).toEqual({ is: 'date', date: '2027-01-01' });
  });
});

describe('[T4] a year that looks like CE', () => {
  it.each([
    ['1967', 1967, '1967'],
    ['5/3/1967', 1967, '1967-03-05'],
    ['05031967', 1967, '1967-03-05'],
    ['5 มี.ค. 1967', 1967, '1967-03-05'],
    ['1967-03-05', 1967, '1967-03-05'],
    ['5 March 1967', 1967, '1967-03-05'],
    ['2026', 2026, '2026'],
    ['031967', 1967, '1967-03'],
    ['พ.ศ. 1967', 1967, '1967'],
  ])('asks about "%s"', (typed, typedYear, date) => {
    const buddhistYear = typedYear + 543;
    expect(read(typed)).toEqual({ is: 'ask-era', typedYear, buddhistYear, date });
  });

  it('does not ask about a day that does not exist', () => {
    expect(read('30/2/1967')).toEqual({ is: 'not-real' });
  });
});

describe('[T5] what is shown can be edited', () => {
  const isoDay = fc
    .date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2026-11-23T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((day) => day.toISOString().slice(0, 10));
  const partial = fc.tuple(isoDay, fc.constantFrom(4, 7, 10)).map(([day, to]) => day.slice(0, to));

  it('reads every form that it shows back unchanged, so that 543 is never added twice', () => {
    fc.assert(
      fc.property(partial, (date) => {
        expect(isRealDate(date)).toBe(true);
        expect(read(dateForEditing(date))).toEqual({ is: 'date', date });
        expect(read(showDate(date, 'long', 'th'))).toEqual({ is: 'date', date });
        expect(read(showDate(date, 'short', 'th'))).toEqual({ is: 'date', date });
      }),
    );
  });

  it('never throws and never reads a day that is not in the calendar', () => {
    const unit = fc.constantFrom(...'0123456789๐๕/-. มี.ค.พศกabc');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 14 }), (typed) => {
        const reading = read(typed);
        if (reading.is === 'date') expect(isRealDate(reading.date)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
