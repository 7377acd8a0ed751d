import { describe, expect, it } from 'vitest';
import type { MailboxEntry, MailboxItem, MailboxPage } from '#contract/mailbox.ts';
import { statementTypes } from '#contract/statements.ts';
import { describeDatabase } from '../../src/store/database.ts';
import type { RecordLine } from '../../src/store/record-types.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { ids } from '../contract/people.ts';
import { root } from '../vault/officers.ts';
import {
  DAY_MS,
  device,
  everything,
  keepOne,
  makeProfile,
  maleeAs,
  receiptFor,
  receive,
  seen,
  serverEpoch,
  somchai,
  watermarkPair,
} from './desk.ts';
import { domError, refuse } from './faults.ts';

const reading = (at: number) => ({ sentAt: at, receivedAt: at, offset: 5 });
const restored = { n: 2, random: 'second' };

const pageOf = (items: MailboxEntry[], more: Partial<MailboxPage> = {}): MailboxPage => ({
  v: 1,
  server: root.server,
  serverEpoch,
  device: ids.device,
  after: 0,
  at: 1_796_112_000_000,
  items,
  more: false,
  watermarks: [],
  ...more,
});

/** A desk with some registrations that wait, oldest first. */
async function deskWith(count: number) {
  const profile = makeProfile();
  const opened = await profile.enrol();
  const kept = [];
  for (let i = 0; i < count; i += 1) kept.push((await keepOne(opened.store)).draft);
  const envelopes = await opened.outbox.unsent(everything, []);
  return { ...profile, ...opened, kept, envelopes };
}
const seqs = (envelopes: { seq: number }[]) => envelopes.map(({ seq }) => seq);

describe('what waits to be sent', () => {
  it('[S3] comes oldest first, within the limits, and at least one whatever its size', async () => {
    const { outbox, envelopes } = await deskWith(3);
    expect(seqs(envelopes)).toEqual([1, 2, 3]);
    expect(seqs(await outbox.unsent({ envelopes: 2, bytes: 1 << 20 }, []))).toEqual([1, 2]);
    const two = (envelopes[0]?.bytes.length ?? 0) + (envelopes[1]?.bytes.length ?? 0);
    expect(seqs(await outbox.unsent({ envelopes: 200, bytes: two }, []))).toEqual([1, 2]);
    expect(seqs(await outbox.unsent({ envelopes: 200, bytes: 1 }, []))).toEqual([1]);
  });

  it('[S3] steps over what is put aside, and counts it all the same', async () => {
    const { outbox, envelopes } = await deskWith(3);
    const aside = [envelopes[0]?.hash ?? ''];
    expect(seqs(await outbox.unsent({ envelopes: 1, bytes: 1 }, aside))).toEqual([2]);
    expect(await outbox.countUnsent()).toBe(3);
  });

  it('[S3] comes of one epoch at a time, the older first', async () => {
    const { open, loseDatabase, store } = await deskWith(2);
    await keepOne(store);
    loseDatabase();
    const again = await open();
    await keepOne(again.store);
    const first = await again.outbox.unsent(everything, []);
    expect(seqs(first)).toEqual([1, 2, 3]);
    const second = await again.outbox.unsent(
      everything,
      first.map(({ hash }) => hash),
    );
    expect(seqs(second)).toEqual([1]);
    expect(second[0]?.epoch).toBe((await again.store.counters()).epoch);
  });
});

describe('receipts', () => {
  it('[D4] mark what they name by hash, and nothing else', async () => {
    const { outbox, envelopes, clock } = await deskWith(3);
    const [one, two] = envelopes;
    if (!one || !two) throw new Error('nothing kept');
    const wrong = { ...two, hash: one.hash.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) };
    await receive(outbox, clock, { receipts: [receiptFor(one, 1, 1), receiptFor(wrong, 2, 1)] });
    expect(seqs(await outbox.unsent(everything, []))).toEqual([2, 3]);
  });

  it('[D4] are the only thing that changes a row; describing and asking change none', async () => {
    const { outbox } = await deskWith(2);
    await outbox.describe(null);
    await outbox.unsent(everything, []);
    expect(await outbox.countUnsent()).toBe(2);
  });

  it("[D4] carry the server's epoch and the measured clock offset", async () => {
    const { outbox, clock, store } = await deskWith(1);
    await receive(outbox, clock);
    expect(await store.counters()).toMatchObject({ serverEpoch, clockOffset: 5 });
    await outbox.applyReceipts(await receive(outbox, clock), {
      ...reading(clock.now()),
      offset: null,
    });
    expect(await store.counters()).toMatchObject({ clockOffset: 5 });
  });

  it('[D4] given twice say the same: the first one stays', async () => {
    const { outbox, clock, store } = await deskWith(1);
    const list = await receive(outbox, clock);
    const first = clock.at;
    clock.at += 60_000;
    await outbox.applyReceipts(list, reading(clock.at));
    const picture = await seen(store.watchOutbox, () => true);
    expect(picture).toMatchObject({ unsent: 0, lastReceivedAt: first });
  });

  it('[D4] of a server before its restore count no more: all is offered again', async () => {
    const { outbox, clock } = await deskWith(3);
    await receive(outbox, clock);
    await outbox.applyMailbox(pageOf([{ n: 4, at: 1, kind: 'announcement', text: 'x' }]));
    expect(await outbox.countUnsent()).toBe(0);
    expect(await outbox.mailboxRead()).toBe(4);
    await receive(outbox, clock, { serverEpoch: restored, receipts: [] });
    expect(seqs(await outbox.unsent(everything, []))).toEqual([1, 2, 3]);
    expect(await outbox.mailboxRead()).toBe(0);
    await receive(outbox, clock, { serverEpoch: restored });
    expect(await outbox.countUnsent()).toBe(0);
  });

  it('[D4] [I13] are shown again beside what they named, each list once and as many as fit', async () => {
    const { store, outbox, clock } = await deskWith(3);
    const long = `a.${'b'.repeat(60_000)}.c`;
    const next = `a.${'d'.repeat(60_000)}.c`;
    await receive(outbox, clock, {}, long);
    expect(await outbox.unsent(everything, [])).toEqual([]);
    for (const signed of [next, `a.${'e'.repeat(100_000)}.c`]) {
      await keepOne(store);
      await keepOne(store);
      // Nothing that was never received has anything to show.
      const first = await outbox.unsent(everything, []);
      expect(first.map(({ listedWith }) => listedWith)).toEqual([undefined, undefined]);
      await receive(outbox, clock, {}, signed);
    }
    const offered = async () => {
      const batch = await outbox.unsent(everything, []);
      const carriers = [...new Set(batch.flatMap(({ listedWith }) => listedWith ?? []))];
      const { receipts } = await outbox.describe(null, carriers);
      return { seqs: seqs(batch), receipts };
    };
    for (const random of ['second', 'third']) {
      const serverEpoch = { n: random === 'second' ? 2 : 3, random };
      await receive(outbox, clock, { serverEpoch, receipts: [] });
      expect(await offered()).toEqual({ seqs: [1, 2, 3], receipts: [long] });
      await receive(outbox, clock, { serverEpoch }, 'of.this.epoch');
      // The last list was too long to be shown, so it was not kept; those go without.
      expect(await offered()).toEqual({ seqs: [4, 5, 6, 7], receipts: [next] });
      await receive(outbox, clock, { serverEpoch });
      expect(await outbox.countUnsent()).toBe(0);
    }
  });

  it('[D4] of an older epoch than the known one are a late echo', async () => {
    const { outbox, clock, envelopes } = await deskWith(1);
    await receive(outbox, clock, { serverEpoch: restored, receipts: [] });
    const receipts = envelopes.map((envelope) => receiptFor(envelope, 1, 1));
    await receive(outbox, clock, { receipts });
    expect(await outbox.countUnsent()).toBe(1);
  });

  it('[D4] see a restore to the same number by its random part', async () => {
    const { outbox, clock } = await deskWith(1);
    await receive(outbox, clock);
    await receive(outbox, clock, { serverEpoch: { n: 1, random: 'other' }, receipts: [] });
    expect(await outbox.countUnsent()).toBe(1);
  });

  it('[I7] offer again what the server says it lacks, once an epoch', async () => {
    const { outbox, clock, envelopes, store } = await deskWith(3);
    await receive(outbox, clock);
    const { epoch } = await store.counters();
    const ledger = [{ device: ids.device, epoch, through: 1, missing: [[2, 2]] as [[2, 2]] }];
    await receive(outbox, clock, { receipts: [], ledger });
    expect(seqs(await outbox.unsent(everything, []))).toEqual([2]);
    const receipts = envelopes.slice(1, 2).map((envelope) => receiptFor(envelope, 9, 1));
    await receive(outbox, clock, { receipts, ledger });
    expect(await outbox.countUnsent()).toBe(0);
    await receive(outbox, clock, { receipts: [], ledger });
    expect(await outbox.countUnsent()).toBe(0);
  });
});

describe('the manifest', () => {
  it('[S8] says what waits, since when, and who signed it', async () => {
    const { outbox, store, clock, envelopes } = await deskWith(2);
    clock.at += 1000;
    const { epoch } = await store.counters();
    const bytes = envelopes.reduce((sum, one) => sum + one.bytes.length, 0);
    expect(await outbox.describe(null)).toEqual({
      v: 1,
      aud: root.server,
      device: device.id,
      epoch,
      m: 1,
      at: clock.at,
      head: { seq: 2, hash: envelopes[1]?.hash },
      status: {
        highestSeq: 2,
        unsent: 2,
        unsentBytes: bytes,
        oldestUnsent: clock.at - 1000,
        toMend: 0,
        drafts: 0,
        picturesLeft: 0,
        app: 'test',
        storage: null,
        persisted: true,
        clockOffset: null,
      },
      certificates: [device.certificate, somchai.stored.certificate],
    });
    // What a wipe would take along; a draft in the bin was given up already.
    const draft = await store.startDraft(somchai.vault, maleeAs);
    expect((await outbox.describe(null)).status.drafts).toBe(1);
    await store.discardDraft(draft.record);
    expect((await outbox.describe(null)).status.drafts).toBe(0);
  });

  it('[S3] is numbered anew each time, also across starts, and on a disk too full to count', async () => {
    const { outbox, open } = await deskWith(0);
    const numbers = [(await outbox.describe(null)).m, (await outbox.describe(null)).m];
    const again = await open();
    numbers.push((await again.outbox.describe(null)).m);
    const heal = refuse('meta', Number.POSITIVE_INFINITY, domError('QuotaExceededError'));
    numbers.push((await again.outbox.describe(null)).m, (await again.outbox.describe(null)).m);
    heal();
    numbers.push((await again.outbox.describe(null)).m);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('[S3] names the head of the epoch that is sent, not of the present one', async () => {
    const { open, loseDatabase, envelopes } = await deskWith(2);
    loseDatabase();
    const { outbox } = await open();
    const old = envelopes[0]?.epoch ?? '';
    expect((await outbox.describe(old)).head).toEqual({ seq: 2, hash: envelopes[1]?.hash });
    expect((await outbox.describe(null)).head).toBeNull();
  });
});

describe('the mailbox', () => {
  const about = (envelope: { hash: string }, record: string, n: number) => ({
    n,
    at: 7,
    envelope: envelope.hash,
    id: ids.op,
    record,
  });

  it.each<[string, (n: ReturnType<typeof about>) => MailboxItem, RecordLine['state']]>([
    [
      'accepted',
      (a) => ({ ...a, kind: 'accepted', rev: 1, ref: '800101000019' }),
      { tag: 'sent', receivedAt: 1_796_112_000_000 },
    ],
    [
      'to be mended',
      (a) => ({ ...a, kind: 'needs-fix', faults: [{ path: 'debtor.title', code: 'missing' }] }),
      { tag: 'fix', faults: [{ path: 'debtor.title', code: 'missing' }], note: null },
    ],
    [
      'perhaps a duplicate',
      (a) => ({ ...a, kind: 'possible-duplicate', of: '800101000019' }),
      { tag: 'review', of: '800101000019' },
    ],
    [
      'ended in another',
      (a) => ({ ...a, kind: 'joined', into: '800101000019' }),
      { tag: 'joined', into: '800101000019' },
    ],
    [
      'held',
      (a) => ({ ...a, kind: 'held', code: 'form-unknown' }),
      { tag: 'held', code: 'form-unknown', receivedAt: 1_796_112_000_000 },
    ],
  ])('[D4] shows a record as %s', async (_, item, state) => {
    const { outbox, clock, envelopes, kept, store } = await deskWith(1);
    const [envelope] = envelopes;
    const [draft] = kept;
    if (!envelope || !draft) throw new Error('nothing kept');
    await receive(outbox, clock);
    await outbox.applyMailbox(pageOf([item(about(envelope, draft.record, 1))]));
    const lines = await seen<RecordLine[]>(
      (show) => store.watchRecords(somchai.vault, show),
      (all) => all.length > 0,
    );
    expect(lines.map((line) => line.state)).toEqual([state]);
    expect(await outbox.mailboxRead()).toBe(1);
    const status = (await outbox.describe(null)).status;
    expect(status.toMend).toBe(state.tag === 'fix' ? 1 : 0);
  });

  it('[D4] of a former device is out of reach: enrolled anew, what is not accepted goes again', async () => {
    const { outbox, clock, envelopes, store } = await deskWith(4);
    const [accepted, gap, held] = envelopes;
    if (!accepted || !gap || !held) throw new Error('nothing kept');
    await receive(outbox, clock);
    await outbox.applyMailbox(
      pageOf([
        { ...about(accepted, ids.record, 1), kind: 'accepted', rev: 1, ref: '800101000019' },
        { ...about(gap, ids.record, 2), kind: 'needs-fix', faults: [] },
        { ...about(held, ids.record, 3), kind: 'held', code: 'waits-for' },
      ]),
    );
    await store.enrol(device, somchai.stored);
    expect(await outbox.countUnsent()).toBe(0);
    await store.enrol({ ...device, id: ids.op, certificate: 'anew.signed.paper' }, somchai.stored);
    expect(seqs(await outbox.unsent(everything, []))).toEqual([2, 3, 4]);
    expect((await outbox.describe(held.epoch)).certificates).toContain(device.certificate);
    await receive(outbox, clock);
    expect(await outbox.countUnsent()).toBe(0);
    await outbox.applyMailbox(
      pageOf([{ ...about(gap, ids.record, 1), kind: 'needs-fix', faults: [] }]),
    );
    expect((await outbox.describe(null)).status.toMend).toBe(1);
  });

  it('[A5] passes by what only a newer app understands, and applies the rest', async () => {
    const { outbox, clock } = await deskWith(1);
    await receive(outbox, clock);
    await outbox.applyMailbox(
      pageOf([
        { n: 1, at: 1, kind: 'of-a-later-version', more: ['x'] },
        { n: 2, at: 1, kind: 'announcement', text: 'x' },
      ]),
    );
    expect(await outbox.mailboxRead()).toBe(2);
  });

  it('[I5] restarts at 0 when the server was restored, and uses no page of the old count', async () => {
    const { outbox, clock } = await deskWith(1);
    await receive(outbox, clock);
    const announcement = (n: number): MailboxItem => ({
      n,
      at: 1,
      kind: 'announcement',
      text: 'x',
    });
    await outbox.applyMailbox(pageOf([announcement(1), announcement(2)]));
    expect(await outbox.mailboxRead()).toBe(2);
    await outbox.applyMailbox(pageOf([announcement(9)], { after: 2, serverEpoch: restored }));
    expect(await outbox.mailboxRead()).toBe(0);
    expect(await outbox.countUnsent()).toBe(1);
    await outbox.applyMailbox(pageOf([announcement(3)], { serverEpoch: restored }));
    expect(await outbox.mailboxRead()).toBe(3);
    await outbox.applyMailbox(pageOf([announcement(5)], { after: 3 }));
    expect(await outbox.mailboxRead()).toBe(3);
  });
});

describe('[D5] leaving the device', () => {
  const signMark = (by: CryptoKey, n = 10) =>
    signStatement(
      statementTypes.watermark,
      { v: 1, server: root.server, serverEpoch, unit: '8001', n, backup: true, at: 1 },
      by,
      { kid: 'watermark-1' },
    );

  async function aged(watermark: string, days = 8) {
    const desk = await deskWith(2);
    await receive(desk.outbox, desk.clock, {}, 'signed.list.here');
    desk.clock.at += days * DAY_MS;
    await desk.outbox.applyMailbox(pageOf([], { at: desk.clock.at, watermarks: [watermark] }));
    await keepOne(desk.store);
    const again = await desk.open();
    return { ...desk, again };
  }

  it('takes the bytes from database and journal, and remembers what they were', async () => {
    const { again, disk, open, loseDatabase, ports } = await aged(
      await signMark(watermarkPair.privateKey),
    );
    const db = describeDatabase(ports(), () => undefined);
    expect((await db.outbox.toArray()).map(({ signedList }) => signedList)).toEqual([
      ...[undefined, undefined, undefined],
    ]);
    db.close();
    await receive(again.outbox, { now: () => 1 }, { serverEpoch: restored, receipts: [] });
    expect(seqs(await again.outbox.unsent(everything, []))).toEqual([3]);
    const lines = await seen<RecordLine[]>(
      (show) => again.store.watchRecords(somchai.vault, show),
      (all) => all.length === 3,
    );
    expect(lines).toHaveLength(3);
    expect(disk.content.get('journal-a')).toHaveLength(0);
    expect((await open()).store.finding).toEqual({ is: 'sound' });
    loseDatabase();
    expect((await open()).store.finding).toEqual({ is: 'restored', envelopes: 1, drafts: 0 });
  });

  it('takes nothing that the server says it lacks', async () => {
    const desk = await deskWith(1);
    await receive(desk.outbox, desk.clock);
    desk.clock.at += 8 * DAY_MS;
    const watermarks = [await signMark(watermarkPair.privateKey)];
    await desk.outbox.applyMailbox(pageOf([], { at: desk.clock.at, watermarks }));
    const { epoch } = await desk.store.counters();
    const ledger = [{ device: ids.device, epoch, through: 0, missing: [[1, 1]] as [[1, 1]] }];
    await receive(desk.outbox, desk.clock, { receipts: [], ledger });
    const again = await desk.open();
    expect(seqs(await again.outbox.unsent(everything, []))).toEqual([1]);
  });

  it.each([
    ['a week has not passed', async () => signMark(watermarkPair.privateKey), 6],
    ['the watermark ends before', async () => signMark(watermarkPair.privateKey, 0), 8],
    [
      'a stranger signed the watermark',
      async () => signMark((await makeSigningPair()).privateKey),
      8,
    ],
  ])('takes nothing while %s', async (_, watermark, days) => {
    const { again } = await aged(await watermark(), days);
    await receive(again.outbox, { now: () => 1 }, { serverEpoch: restored, receipts: [] });
    expect(seqs(await again.outbox.unsent(everything, []))).toEqual([1, 2, 3]);
  });

  it('counts the week from the receipt of this server epoch, whatever time it names', async () => {
    const desk = await deskWith(1);
    await receive(desk.outbox, desk.clock);
    desk.clock.at += 8 * DAY_MS;
    const [envelope] = desk.envelopes;
    if (!envelope) throw new Error('nothing kept');
    const early = receiptFor(envelope, 1, desk.clock.at - 8 * DAY_MS);
    await receive(desk.outbox, desk.clock, { serverEpoch: restored, receipts: [] });
    // Here the clock is wrong by weeks; only the server's keeps the bytes.
    await receive(
      desk.outbox,
      { now: () => 1 },
      { serverEpoch: restored, receipts: [early], at: desk.clock.at },
    );
    const mark = { v: 1, server: root.server, unit: '8001', n: 10, backup: true, at: 1 };
    const type = statementTypes.watermark;
    const watermarks = [
      await signStatement(type, { ...mark, serverEpoch: restored }, watermarkPair.privateKey, {
        kid: 'watermark-1',
      }),
    ];
    await desk.outbox.applyMailbox(
      pageOf([], { at: desk.clock.at + DAY_MS, serverEpoch: restored, watermarks }),
    );
    const again = await desk.open();
    await receive(
      again.outbox,
      { now: () => 1 },
      { serverEpoch: { n: 3, random: 'x' }, receipts: [] },
    );
    expect(seqs(await again.outbox.unsent(everything, []))).toEqual([1]);
  });
});
