import { expect, it } from 'vitest';
import { makeReference } from '#thai/reference-number.ts';
import { type HeadTyped, readHead } from '../../src/features/paper/entry-head.ts';
import { paper as words } from '../../src/i18n/th/paper.ts';
import { paperDay } from '../../src/i18n/th/paper-day.ts';

const today = '2026-11-26';
const no = makeReference({ area: '8001', dd: '07', number: 123 });
const wrongDigit = String((Number(no.at(-1)) + 1) % 10);
const typed: HeadTyped = {
  no,
  numberless: false,
  date: '25112569',
  receivedBy: ' วิไล รอบคอบ ',
  pile: '40',
};
const { faults } = words.entry;
const read = (more: Partial<HeadTyped>) =>
  readHead({ ...typed, ...more }, today, { words: faults, locale: 'th' });

it('reads the number, the day and the receiver of a paper', () => {
  expect(read({})).toEqual({
    is: 'paper',
    paper: { no, appliedOn: '2026-11-25', receivedBy: 'วิไล รอบคอบ' },
    of: 40,
  });
  expect(read({ numberless: true, no: '', pile: '', date: '๒๖ พ.ย. ๒๕๖๙' })).toMatchObject({
    paper: { no: null, appliedOn: '2026-11-26' },
    of: null,
  });
});

it.each<[Partial<HeadTyped>, object]>([
  [{ no: '' }, { no: faults['paper.no'] }],
  [{ no: '80010700123' }, { no: faults['paper.no'] }],
  [{ no: no.slice(0, -1) + wrongDigit }, { no: faults['paper.no'] }],
  [
    { no: makeReference({ area: '8001', dd: '07', number: 123 }).replace('00123', '01023') },
    { no: faults['paper.no'] },
  ],
  [{ date: '' }, { date: paperDay.faults.empty }],
  [{ date: '31112569' }, { date: paperDay.faults.real }],
  [{ date: '11/2569' }, { date: paperDay.faults.real }],
  [{ date: '27112569' }, { date: paperDay.faults.future }],
  [{ date: '25112026' }, { date: paperDay.faults.ce(2026, 2569) }],
  [{ date: '30112566' }, { date: paperDay.faults.early }],
  [{ pile: '0' }, { pile: faults.pile }],
  [
    { no: '1', date: 'วันนี้' },
    { no: faults['paper.no'], date: paperDay.faults.real },
  ],
])('says what is wrong: %o', (more, expected) => {
  expect(read(more)).toEqual({ is: 'faulty', faults: expected });
});
