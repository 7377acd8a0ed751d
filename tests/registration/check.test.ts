import { describe, expect, it } from 'vitest';
import type { Registration } from '#contract/registration/registration.ts';
import {
  blocksIn,
  countBySection,
  doubtsOf,
  faultsOf,
  PAPER_DAY,
} from '../../src/features/registration/form/check.ts';
import {
  addRow,
  answer,
  blankCreditor,
  keepTyped,
  keepUnread,
} from '../../src/features/registration/form/draft.ts';
import { openForm } from '../../src/features/registration/form/form-state.ts';
import { sayFault, sayFaultInList } from '../../src/features/registration/form/say.ts';
import { wordsIn } from '../../src/features/registration/words.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import { makeIntake, malee, seeded, somchai } from '../support/people.ts';

const today = '2026-12-01';
const intake = makeIntake(seeded(1), 1);
const draftOf = (registration: Registration): Draft => ({
  record: '019b7663-2400-7000-8000-00000000000a',
  op: '019b7663-2400-7000-8000-00000000000b',
  ref: intake.ref,
  startedAt: 0,
  savedAt: 0,
  registration,
  typed: {},
});
const complete = draftOf(somchai(intake));
const say = (draft: Draft, language: 'th' | 'en' = 'th') =>
  faultsOf(draft, today).map((fault) =>
    sayFault(fault, { words: wordsIn(language), language, today, draft, places: null }),
  );

describe('[F1] what the check lists', () => {
  it('is nothing for Somchai and Malee, whose signatures come after it', () => {
    for (const registration of [somchai(intake), malee(intake)]) {
      const unsigned = answer(draftOf(registration), 'help.signature', undefined);
      expect(faultsOf(unsigned, today)).toEqual([]);
    }
  });

  it('stands in the order of the form, debtor first and help last', () => {
    const lacking = ['help.declared', 'debtor.title', 'creditors.0.kind', 'occupation.main'].reduce(
      (draft, path) => answer(draft, path, undefined),
      complete,
    );
    expect(faultsOf(lacking, today).map(({ path }) => path)).toEqual([
      'debtor.title',
      'occupation.main',
      'creditors.0.kind',
      'help.declared',
    ]);
    expect(countBySection(faultsOf(lacking, today), lacking)).toEqual({
      debtor: 1,
      occupation: 1,
      creditors: 1,
      debts: 0,
      help: 1,
    });
  });
});

describe('[F2] what was typed and is no answer', () => {
  it.each([
    ['debtor.nationalId', '90000', 'เลขประจำตัวประชาชนต้องมี 13 หลัก ตอนนี้มี 5 หลัก'],
    ['debtor.nationalId', '90000000000123', 'เลขประจำตัวประชาชนต้องมี 13 หลัก ตอนนี้มี 14 หลัก'],
    ['debtor.nationalId', '9000000000012', 'เลือกว่าเห็นเลขประจำตัวประชาชนจากที่ใด'],
    ['debtor.birth', '31/02/2510', 'วันเกิดต้องเป็นวันที่มีจริง เช่น 05 03 2510'],
    ['debtor.birth', '1967', 'ปี 1967 เป็น ค.ศ. = พ.ศ. 2510 ใช่หรือไม่'],
    [
      'debtor.phone',
      '08123',
      'มือถือมี 10 หลัก ขึ้นต้นด้วย 06 08 09 เบอร์บ้านมี 9 หลัก ขึ้นต้นด้วย 02–05 07 (พิมพ์แล้ว 5 หลัก)',
    ],
    ['debtor.address.moo', '100', 'หมู่ที่ ต้องเป็นจำนวนเต็ม 1 ถึง 99'],
    ['occupation.income', '9พันก', 'รายได้ต่อเดือน ต้องเป็นจำนวนเงิน เช่น 50000 หรือ 5 หมื่น'],
    ['creditors.0.debts.0.rate', '20|percent|', 'เลือกหน่วยดอกเบี้ย ต่อวัน ต่อเดือน หรือต่อปี'],
    ['creditors.0.debts.0.rate', 'มาก|percent|day', 'ดอกเบี้ยต้องเป็นตัวเลข เช่น 20 หรือ 1.25'],
  ])('%s with %s is told exactly', (path, typed, words) => {
    expect(say(keepTyped(complete, path, typed))).toEqual([words]);
  });

  it('tells of a text beside an answer that is too long to be stored', () => {
    const long = 'ก'.repeat(121);
    const draft = keepTyped(
      answer(complete, 'occupation.main', 'other'),
      'occupation.mainOther',
      long,
    );
    expect(faultsOf(draft, today)).toEqual([
      { path: 'occupation.main', typed: long, code: 'text.long', n: 121, of: 120 },
    ]);
  });

  it('asks for the title when "other" was chosen and nothing typed', () => {
    expect(say(keepTyped(complete, 'debtor.title', ''))).toEqual(['เลือกคำนำหน้า']);
  });

  it('says the same in English', () => {
    expect(say(keepTyped(complete, 'debtor.phone', '08123'), 'en')).toEqual([
      'A mobile has 10 digits and begins with 06, 08 or 09; a landline 9, with 02–05 or 07 (typed: 5)',
    ]);
  });
});

describe('[F9] a national ID and how it was seen', () => {
  it('is missing, and stops, while nobody said how', () => {
    const draft = keepTyped(complete, 'debtor.nationalId', '9000000000012');
    expect(faultsOf(draft, today).map(({ code }) => code)).toEqual(['id.seen']);
    expect(faultsOf(draft, today).filter(blocksIn(draft.registration))).toHaveLength(1);
  });
});

describe('[F4] nothing about a creditor blocks', () => {
  const draft = addRow(complete, 'creditors', blankCreditor());

  it('lists what is missing of a new creditor, and lets the officer go on', () => {
    const found = faultsOf(draft, today);
    expect(found.map(({ code }) => code)).toEqual([
      'cred.name',
      'cred.type',
      'received.empty',
      'balance.empty',
      'rate.empty',
      'threat.empty',
    ]);
    expect(found.filter(blocksIn(complete.registration))).toEqual([]);
  });

  it('stops for a text that going on would lose', () => {
    const typed = keepTyped(draft, 'creditors.2.debts.0.balance', 'สักหมื่น');
    expect(faultsOf(typed, today).filter(blocksIn(complete.registration))).toHaveLength(1);
  });

  it('stops for what is missing of the debtor', () => {
    const nameless = answer(complete, 'debtor.firstName', undefined);
    expect(faultsOf(nameless, today).filter(blocksIn(complete.registration))).toHaveLength(1);
  });

  it('asks about a paper that was taken before its debtor was born', () => {
    const { registration } = complete;
    const at = (appliedOn: string, channel: 'paper' | 'desk' = 'paper') => {
      const copied = draftOf({
        ...registration,
        intake: { ...registration.intake, channel, appliedOn },
      });
      const born = answer(copied, 'debtor.birth', { value: '2005-06' });
      return faultsOf(answer(born, 'help.signature', undefined), today).map(({ code }) => code);
    };
    expect(at('2005-05-31')).toEqual(['dob.paper']);
    expect(at('2005-06-01')).toEqual([]);
    expect(at('2005-05-31', 'desk')).toEqual([]);
  });

  it('stops for nothing that a paper does not say, but for a text that would be lost', () => {
    const { intake: desk, ...rest } = complete.registration;
    const copied = draftOf({ ...rest, intake: { ...desk, channel: 'paper' } });
    const blocks = blocksIn(copied.registration);
    const nameless = answer(copied, 'debtor.firstName', undefined);
    expect(faultsOf(nameless, today).map(({ code }) => code)).toEqual(['first.empty']);
    expect(faultsOf(nameless, today).filter(blocks)).toEqual([]);
    const illegible = keepTyped(nameless, 'debtor.birth', 'สมัยสงคราม');
    expect(faultsOf(illegible, today).filter(blocks)).toHaveLength(1);
  });

  it('stops for a day of the paper that cannot be taken, first of all, and keeps the one before', () => {
    const { intake: desk, ...rest } = complete.registration;
    const copied = draftOf({ ...rest, intake: { ...desk, channel: 'paper' } });
    const unread = keepUnread(copied, PAPER_DAY, '28112026');
    const found = faultsOf(answer(unread, 'debtor.firstName', undefined), today);
    expect(found.map(({ path }) => path)).toEqual([PAPER_DAY, 'debtor.firstName']);
    expect(found.filter(blocksIn(copied.registration)).map(({ path }) => path)).toEqual([
      PAPER_DAY,
    ]);
    expect(unread.registration).toEqual(copied.registration);
    expect(faultsOf(answer(unread, PAPER_DAY, '2024-01-02'), today)).toEqual([]);
  });

  it('tells a first name with a digit from such a last name', () => {
    const wrong = answer(answer(complete, 'debtor.firstName', 'สมชาย2'), 'debtor.lastName', {
      value: 'ใจดี2',
    });
    for (const language of ['th', 'en'] as const) {
      const saying = { words: wordsIn(language), language, today, draft: wrong, places: null };
      const said = faultsOf(wrong, today).map((fault) => sayFaultInList(fault, saying));
      expect(said).toHaveLength(2);
      expect(new Set(said).size).toBe(2);
    }
  });

  it('names creditor and debt where the list stands away from the field', () => {
    const saying = { words: wordsIn('th'), language: 'th' as const, today, draft, places: null };
    const [name, , received] = faultsOf(draft, today);
    expect(name && sayFaultInList(name, saying)).toBe(
      'เจ้าหนี้รายที่ 3: กรอกชื่อเจ้าหนี้ หรือเลือก “ไม่ทราบชื่อ”',
    );
    expect(received && sayFaultInList(received, saying)).toBe(
      'เจ้าหนี้รายที่ 3 หนี้ก้อนที่ 1: กรอกเงินที่ได้รับจริง หรือเลือก “ไม่ทราบ”',
    );
  });
});

describe('[F5] nothing is red before the check', () => {
  it('counts what is missing from the start, and shows nothing of it', () => {
    const form = openForm(
      answer(complete, 'debtor.title', undefined),
      () => today,
      () => {},
    );
    expect(form.faults.value).toHaveLength(1);
    expect(form.shown.value).toEqual([]);
  });

  it('doubts a failing check digit and does not block it', () => {
    const id = { value: '9000000000019', seen: 'card' };
    const draft = answer(complete, 'debtor.nationalId', id);
    expect(doubtsOf(draft, today).map(({ code }) => code)).toEqual(['id.checksum']);
    expect(faultsOf(draft, today)).toEqual([]);
  });

  it('doubts it from the 13th digit on, before it is said how the number was seen', () => {
    const draft = keepTyped(complete, 'debtor.nationalId', '9000000000019');
    expect(doubtsOf(draft, today).map(({ code }) => code)).toEqual(['id.checksum']);
  });

  it('takes mended faults from the list when a field is left, and adds none', () => {
    const lacking = answer(
      answer(complete, 'debtor.title', undefined),
      'occupation.main',
      undefined,
    );
    const form = openForm(
      lacking,
      () => today,
      () => {},
    );
    form.check();
    form.change((draft) => answer(draft, 'debtor.title', 'นาง'));
    form.change((draft) => answer(draft, 'debtor.firstName', undefined));
    expect(form.shown.value.map(({ path }) => path)).toEqual(['debtor.title', 'occupation.main']);
    form.settle();
    expect(form.shown.value.map(({ path }) => path)).toEqual(['occupation.main']);
  });
});
