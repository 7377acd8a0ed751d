import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { DayClosing, MAX_CLOSING_EPOCHS } from '#contract/closing.ts';
import { statementTypes } from '#contract/statements.ts';
import { closingOf, leftOf } from '../../src/features/outbox/closing.ts';
import { grouped, groupOf } from '../../src/features/outbox/groups.ts';
import { sayTry } from '../../src/features/outbox/line-notice.tsx';
import { sayPress } from '../../src/features/outbox/use-press.ts';
import { wordsIn } from '../../src/features/outbox/words.ts';
import { th } from '../../src/i18n/th.ts';
import type { DayPicture } from '../../src/store/day-types.ts';
import type { RecordLine } from '../../src/store/record-types.ts';
import { makeDeviceKey, signClosing } from '../../src/vault/device-key.ts';
import { verifyStatement } from '../../src/vault/statements.ts';
import { ids, noHash, uuid } from '../contract/people.ts';

const NOW = Date.UTC(2026, 11, 1, 8, 30);
const words = wordsIn('th');
const spoken = { t: th, locale: 'th' } as const;

describe('what is not done yet', () => {
  it.each<[string, Pick<RecordLine, 'state' | 'unsent'>, ReturnType<typeof groupOf>]>([
    ['a draft is nothing yet', { state: { tag: 'draft', savedAt: 1 }, unsent: 0 }, null],
    ['what was kept waits', { state: { tag: 'queued', keptAt: 1 }, unsent: 1 }, 'waiting'],
    [
      'so does a cancelling',
      { state: { tag: 'void', at: 1, waiting: true, reason: null }, unsent: 2 },
      'waiting',
    ],
    ['what arrived is done', { state: { tag: 'sent', receivedAt: 1 }, unsent: 0 }, null],
    [
      'what the centre had, and asks for after a restore, is not',
      { state: { tag: 'sent', receivedAt: 1 }, unsent: 1 },
      'again',
    ],
    [
      'what was sent back comes before everything, also while a part of it waits',
      { state: { tag: 'fix', faults: [], note: null }, unsent: 1 },
      'fix',
    ],
    [
      'what is held is somebody else’s to do',
      { state: { tag: 'held', code: 'device-revoked', receivedAt: 1 }, unsent: 0 },
      'atCentre',
    ],
    ['a possible duplicate, too', { state: { tag: 'review', of: null }, unsent: 0 }, 'atCentre'],
    [
      'and what waits for a decision',
      { state: { tag: 'proposed', fields: ['a'] }, unsent: 0 },
      'atCentre',
    ],
    [
      'what was not taken stays in sight',
      { state: { tag: 'held', code: 'declined', receivedAt: 1 }, unsent: 0 },
      'declined',
    ],
    ['what was joined is done', { state: { tag: 'joined', into: null }, unsent: 0 }, null],
  ])('%s', (_, line, group) => {
    expect(groupOf(line)).toBe(group);
  });

  it('stands oldest first', () => {
    const line = (record: string, keptAt: number) =>
      ({ record, keptAt, state: { tag: 'queued', keptAt }, unsent: 1 }) as unknown as RecordLine;
    const { waiting } = grouped([line('b', 2), line('c', 3), line('a', 1)]);
    expect(waiting.map(({ record }) => record)).toEqual(['a', 'b', 'c']);
  });
});

describe('sending now', () => {
  const calm = { sending: null, link: 'connected', lastFailureAt: null } as const;
  const say = (unsent: number, more: object = {}) =>
    sayPress({ unsent: 12, at: NOW }, unsent, { ...calm, ...more }, words);

  it('says what came of it by receipts, and nothing while it is under way', () => {
    expect(say(0)).toBe('ส่งสำเร็จ 12 รายการ');
    expect(say(2, { lastFailureAt: NOW + 1 })).toBe('ส่งสำเร็จ 10 รายการ เหลือ 2 รายการ จะลองใหม่เอง');
    expect(say(2)).toBe('');
    expect(say(2, { lastFailureAt: NOW - 1 })).toBe('');
    expect(say(5, { sending: { done: 7, of: 12 } })).toBe('');
    expect(say(12, { link: 'no-network' })).toMatch(/^ยังไม่มีอินเทอร์เน็ต ข้อมูล 12 รายการ/);
    expect(sayPress({ unsent: 0, at: NOW }, 0, calm, words)).toBe('ไม่มีรายการรอส่ง');
  });

  it('[S4] tells an answer that nobody knows from none, and when the next try is', () => {
    const nextTryAt = NOW + 120_000;
    const tried = { link: 'centre-unreachable', nextTryAt, aside: 0 } as const;
    expect(sayTry({ ...tried, unanswered: 'timed-out' }, spoken, NOW)).toEqual([
      words.unanswered['timed-out'],
    ]);
    expect(sayTry({ ...tried, unanswered: 'no-answer' }, spoken, NOW)).toEqual([]);
    expect(sayTry({ ...tried, link: 'no-network', unanswered: 'no-network' }, spoken, NOW)).toEqual(
      ['ลองใหม่เวลา 15.32\u00a0น.'],
    );
    const calm = { link: 'connected', unanswered: null, nextTryAt: null } as const;
    expect(sayTry({ ...calm, aside: 0 }, spoken, NOW)).toEqual([]);
    // [S16] What is stepped over is told of, however well the others go.
    expect(sayTry({ ...calm, aside: 2 }, spoken, NOW)).toEqual([words.aside(2)]);
  });
});

const empty: DayPicture = {
  ...{ day: '2026-12-01', made: 0, received: 0, waiting: 0, toMend: 0, numbers: [] },
  ...{ otherDays: { waiting: 0, toMend: 0 }, picturesLeft: 0, drafts: 0 },
  ...{ head: null, clockOffset: null },
};
const district = {
  id: ids.device,
  unit: { code: '8001', kind: 'district', name: 'เมือง' },
} as const;

describe('[D20] the end of a day', () => {
  it('is reached only when nothing at all is left, and else says what', () => {
    const few = fc.constantFrom(0, 0, 1, 7);
    const left = fc.record({
      ...{ waiting: few, toMend: few, before: few, mendBefore: few, pictures: few },
    });
    fc.assert(
      fc.property(left, few, ({ waiting, toMend, before, mendBefore, pictures }, received) => {
        const day: DayPicture = {
          ...{ ...empty, made: received + waiting + toMend, received, waiting, toMend },
          ...{ otherDays: { waiting: before, toMend: mendBefore }, picturesLeft: pictures },
        };
        const sum = waiting + toMend + before + mendBefore + pictures;
        expect(leftOf(day).reduce((all, { n }) => all + n, 0)).toBe(sum);
        expect(leftOf(day).length === 0).toBe(sum === 0);
        expect(leftOf(day).every(({ n }) => n > 0)).toBe(true);
        expect(z.safeParse(DayClosing, closingOf(district, day, NOW)).success).toBe(true);
      }),
    );
  });

  it('names the newest epochs where a broken disk made too many for the code', () => {
    const numbers = Array.from({ length: 12 }, (_, i) => ({ epoch: uuid(9, i), from: 1, to: 2 }));
    const closing = closingOf(district, { ...empty, numbers }, NOW);
    expect(closing.numbers).toEqual(numbers.slice(-MAX_CLOSING_EPOCHS));
  });

  it('[V9] is signed by this device, as this statement and no other, and does not bear a changed figure', async () => {
    const key = await makeDeviceKey();
    const other = await makeDeviceKey();
    const head = { epoch: ids.epoch, seq: 3, hash: noHash };
    const closing = closingOf(district, { ...empty, made: 3, waiting: 3, head }, NOW);
    const code = await signClosing(key, closing);
    const read = (jws: string, by = key, type = statementTypes.closing as string) =>
      verifyStatement(type as typeof statementTypes.closing, jws, by.publicJwk, DayClosing);
    expect(await read(code)).toEqual(closing);
    expect(await read(code, other)).toBe(null);
    expect(await read(code, key, statementTypes.manifest)).toBe(null);
    const [header, , signature] = code.split('.');
    const rosy = JSON.stringify({ ...closing, received: 3, waiting: 0 });
    const forged = [header, Buffer.from(rosy).toString('base64url'), signature].join('.');
    expect(await read(forged)).toBe(null);
    // Parts that do not add up are read from nobody.
    expect(await read(await signClosing(key, { ...closing, made: 9 }))).toBe(null);
    const backwards = { ...closing, numbers: [{ epoch: ids.epoch, from: 3, to: 1 }] };
    expect(await read(await signClosing(key, backwards))).toBe(null);
    // A phone's camera reads what has no more than 97 modules a side from a screen.
    expect(code.length).toBeLessThan(790);
  });
});
