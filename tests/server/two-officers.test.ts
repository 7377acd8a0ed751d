import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailboxItem } from '#contract/mailbox.ts';
import { saysTheSame, valueAt } from '#debt/changes.ts';
import type { StoredRecord } from '../../server/storage/record-tables.ts';
import { malee } from '../contract/people.ts';
import { act, openDesk, outcomes, push, type Sealed, seal } from './support/desk.ts';
import { build, tearDown } from './support/house.ts';

afterAll(tearDown);

const [creditor] = malee.creditors;
const [debt] = creditor?.debts ?? [];
if (!creditor || !debt) throw new Error('Malee owes nobody');
const row = `creditors.${creditor.id}`;

/** What an officer may do to a record, by the class of what is touched. */
interface Doing {
  name: string;
  path: string;
  is: 'ordinary' | 'critical' | 'void' | 'attach';
  /** What the first and the second officer write; undefined takes it away. */
  says: readonly [unknown, unknown];
}

const doings: readonly Doing[] = [
  {
    ...{ name: 'a phone number', path: 'debtor.phone', is: 'ordinary' },
    says: [{ value: '0811111111' }, { value: '0822222222' }],
  },
  {
    ...{ name: 'a place in a row', path: `${row}.place`, is: 'ordinary' },
    says: ['ตลาดเช้า', 'ตลาดเย็น'],
  },
  {
    ...{ name: 'a name', path: 'debtor.firstName', is: 'critical' },
    says: ['มาลัย', 'มาลา'],
  },
  {
    ...{ name: 'a birth', path: 'debtor.birth', is: 'critical' },
    says: [{ value: '1967-03-06' }, { value: '1967-03-07' }],
  },
  {
    ...{ name: 'an amount', path: `${row}.debts.${debt.id}.balance`, is: 'critical' },
    says: [1_300_000, 1_400_000],
  },
  {
    ...{ name: 'a consent', path: 'help.consents.bank', is: 'critical' },
    says: [true, false],
  },
  {
    ...{ name: 'the going of a row', path: row, is: 'critical' },
    says: [undefined, undefined],
  },
  { name: 'a cancelling', path: '', is: 'void', says: [null, null] },
  { name: 'a picture', path: 'blobs', is: 'attach', says: [null, null] },
];

type Fate = 'made' | 'proposed';

const isBelow = (a: string, b: string) => a === b || a.startsWith(`${b}.`);

/** Rule A2, said once more and apart from the code that follows it. */
function fateOf(first: Doing, second: Doing): Fate {
  if (second.is === 'attach' || first.is === 'attach') return 'made';
  if (second.is === 'void') return first.is === 'void' ? 'made' : 'proposed';
  if (first.is === 'void') return 'proposed';
  const meet = isBelow(first.path, second.path) || isBelow(second.path, first.path);
  if (!meet) return 'made';
  // The same word twice is no quarrel.
  if (first.path === second.path && first.path === row) return 'made';
  // Where a row went there is nothing to write into.
  const isGone = first.path === row && second.path !== row;
  return second.is === 'critical' || isGone ? 'proposed' : 'made';
}

const bodyOf = ({ is, path, says }: Doing, who: 0 | 1) => {
  if (is === 'void') return { kind: 'void', reason: `ลงซ้ำ ${who}` };
  if (is === 'attach') {
    const sha256 = (who === 0 ? 'b' : 'c').repeat(43);
    return { kind: 'attach', blobs: [{ sha256, role: 'signed-form', mime: 'image/jpeg' }] };
  }
  const value = says[who];
  const change = { path, seen: null, ...(value !== undefined && { value }) };
  return { kind: 'amend', reason: `แก้ไข ${who}`, changes: [change] };
};

const pairs = doings.flatMap((first) => doings.map((second) => ({ first, second })));

interface Played {
  outcome: MailboxItem | undefined;
  record: StoredRecord | null;
  /** The acts as they stand in the log. */
  log: string[];
}

const played: Played[] = [];

beforeAll(async () => {
  const house = await build();
  const [somchai, malis] = [await openDesk(house), await openDesk(house)];
  const registers: Sealed[] = [];
  for (const _ of pairs) registers.push(await seal(somchai));
  await push(somchai, registers);
  await house.acceptance.idle();
  // Both are away, and neither knows what the other writes.
  const acts: { first: Sealed; second: Sealed }[] = [];
  for (const [i, { first, second }] of pairs.entries()) {
    const { record = '', id = '' } = registers[i] ?? {};
    acts.push({
      first: await act(somchai, record, { ...bodyOf(first, 0), base: [id] }),
      second: await act(malis, record, { ...bodyOf(second, 1), base: [id] }),
    });
  }
  await push(
    somchai,
    acts.map(({ first }) => first),
  );
  await house.acceptance.idle();
  await push(
    malis,
    acts.map(({ second }) => second),
  );
  const said = await outcomes(malis);
  for (const { first, second } of acts)
    played.push({
      outcome: said.get(second.hash),
      ...(await house.storage.transact(async (tables) => ({
        record: await tables.findRecord(first.record),
        log: [
          (await tables.findOp(first.id))?.json ?? '',
          (await tables.findOp(second.id))?.json ?? '',
        ],
      }))),
    });
}, 300_000);

describe('[A2] two officers change one record on two devices without a network', () => {
  it.each(pairs.map((pair, i) => ({ ...pair, i, a: pair.first.name, b: pair.second.name })))(
    '$a, and later $b',
    ({ first, second, i }) => {
      const { outcome, record, log } = played[i] ?? { outcome: undefined, record: null, log: [] };
      const fate = fateOf(first, second);
      const waits = outcome?.kind === 'accepted' ? (outcome.proposed ?? []) : null;
      expect(waits, JSON.stringify(outcome)).toEqual(fate === 'proposed' ? [second.path] : []);

      const isVoid = first.is === 'void' || (second.is === 'void' && fate === 'made');
      expect(record?.state).toBe(isVoid ? 'void' : 'live');
      const stands = (doing: Doing, who: 0 | 1) =>
        saysTheSame(valueAt(record?.registration, doing.path), doing.says[who]);
      const isChange = ({ is }: Doing) => is === 'ordinary' || is === 'critical';
      // The consent that the second one refuses was never given.
      const wasSo = saysTheSame(valueAt(malee, second.path), second.says[1]);
      if (isChange(second) && !isBelow(row, second.path) && !(wasSo && fate === 'proposed'))
        expect(stands(second, 1)).toBe(fate === 'made');
      const isOvertaken = fate === 'made' && isBelow(first.path, second.path);
      if (isChange(first) && !isOvertaken) expect(stands(first, 0)).toBe(true);

      // Nothing that somebody wrote is lost, whatever became of it.
      for (const [who, doing] of [first, second].entries()) {
        const body = bodyOf(doing, who === 0 ? 0 : 1);
        const words = Object.entries(body).map(([name, value]) =>
          JSON.stringify({ [name]: value }).slice(1, -1),
        );
        for (const word of words) expect(log[who]).toContain(word);
      }
    },
  );
});
