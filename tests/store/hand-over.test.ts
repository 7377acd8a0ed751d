import { describe, expect, it } from 'vitest';
import type { PictureReceipt } from '#contract/pictures.ts';
import type { ReceiptList } from '#contract/push.ts';
import type { Waiting } from '../../src/store/hand-over-types.ts';
import { hashOf } from '../../src/vault/bytes.ts';
import { ids } from '../contract/people.ts';
import { root } from '../vault/officers.ts';
import {
  DAY_MS,
  everything,
  keepOne,
  makeProfile,
  maleeAs,
  receiptFor,
  receive,
  seen,
  serverEpoch,
  somchai,
} from './desk.ts';

const { vault } = somchai;

/** A desk with registrations that wait, each with a picture. */
async function deskWith(count: number) {
  const profile = makeProfile();
  const { store, outbox } = await profile.enrol();
  for (let i = 0; i < count; i += 1) {
    const draft = await store.startDraft(vault, maleeAs);
    const jpeg = new TextEncoder().encode(`picture ${i} of Malee`);
    await (await store.pictures()).add(vault, draft.record, { jpeg, role: 'evidence' });
    expect((await store.keepRegistration(vault, draft)).is).toBe('kept');
  }
  const envelopes = await outbox.unsent(everything, []);
  return { ...profile, store, outbox, envelopes, handing: await store.handingOver() };
}

/** What the centre told another device of these. */
const brought = (hashes: string[], more: Partial<ReceiptList> = {}): ReceiptList => ({
  ...{ v: 1, server: root.server, serverEpoch, device: ids.record, m: 9, at: 1_796_112_500_000 },
  receipts: hashes.map((hash, i) => ({
    ...receiptFor({ hash, epoch: ids.op, seq: i + 1 }, i + 1, 1_796_112_500_000),
    unit: '?',
  })),
  ledger: [],
  ...more,
});
const pictureWord = (sha256: string, bytes: number, epoch = serverEpoch): PictureReceipt => ({
  ...{ v: 1, server: root.server, serverEpoch: epoch, sha256, bytes, at: 0 },
});

const waitingIn = (handing: Awaited<ReturnType<typeof deskWith>>['handing']) =>
  seen<Waiting>(handing.watch, () => true);

describe('[D21] what waits is put out as a file', () => {
  it('oldest first, with the pictures or without, and every byte is what its hash says', async () => {
    const { handing, envelopes } = await deskWith(3);
    const all = await handing.gather(true);
    expect(all.envelopes.map(({ sha256 }) => sha256)).toEqual(envelopes.map(({ hash }) => hash));
    expect(all).toMatchObject({ waiting: 3, left: { envelopes: 0, pictures: 0 } });
    expect(all.pictures.map(({ envelope }) => envelope)).toEqual(envelopes.map(({ hash }) => hash));
    for (const [part, read] of [
      [all.envelopes, handing.envelopes],
      [all.pictures, handing.pictures],
    ] as const) {
      const bytes = await read(part.map(({ sha256 }) => sha256));
      for (const [i, one] of bytes.entries()) {
        expect(one?.length).toBe(part[i]?.bytes);
        expect(one && (await hashOf(one))).toBe(part[i]?.sha256);
      }
    }
    expect((await handing.gather(false)).pictures).toEqual([]);
  });

  it('and waits as before: looking and putting out change no row', async () => {
    const { handing, outbox, envelopes } = await deskWith(2);
    await handing.putOut(await handing.gather(true));
    expect(await outbox.unsent(everything, [])).toEqual(envelopes);
    const { status } = await outbox.describe(null);
    expect([status.unsent, status.picturesLeft]).toEqual([2, 2]);
  });

  it('is remembered with its time, and of what is in it is told how much still waits', async () => {
    const { handing, store, outbox, clock } = await deskWith(2);
    expect((await waitingIn(handing)).last).toBeNull();
    await handing.putOut(await handing.gather(false));
    await keepOne(store);
    expect(await waitingIn(handing)).toMatchObject({
      envelopes: 3,
      last: { at: clock.at, envelopes: 2, pictures: 0, left: 2 },
    });
    await receive(outbox, clock);
    expect(await waitingIn(handing)).toMatchObject({ envelopes: 0, last: { left: 0 } });
  });

  it('takes an act along that is received, while its picture is not: nobody else may bring that', async () => {
    const { handing, outbox, envelopes, clock } = await deskWith(1);
    await receive(outbox, clock);
    const gathered = await handing.gather(true);
    expect(gathered.envelopes.map(({ sha256 }) => sha256)).toEqual([envelopes[0]?.hash]);
    expect([gathered.waiting, gathered.pictures.length]).toEqual([0, 1]);
    expect((await handing.gather(false)).envelopes).toEqual([]);
  });
});

describe('[D21] receipts that somebody brought', () => {
  it('settle what they name, and nothing else', async () => {
    const { handing, outbox, envelopes } = await deskWith(3);
    const [first, second] = envelopes.map(({ hash }) => hash);
    const other = await hashOf(new Uint8Array([1]));
    const settled = await handing.settle([brought([first ?? '', second ?? '', other])], []);
    expect(settled).toEqual({ envelopes: 2, pictures: 0, known: 0, others: 1 });
    expect((await outbox.unsent(everything, [])).map(({ seq }) => seq)).toEqual([3]);
  });

  it('twice change nothing twice', async () => {
    const { handing, envelopes } = await deskWith(2);
    const list = brought(envelopes.map(({ hash }) => hash));
    await handing.settle([list], []);
    expect(await handing.settle([list], [])).toMatchObject({ envelopes: 0, known: 2 });
  });

  it('of pictures settle those, when it is the whole of them', async () => {
    const { handing, outbox, envelopes } = await deskWith(2);
    const { pictures } = await handing.gather(true);
    const [one, two] = pictures.map(({ sha256, bytes }) => ({ sha256, bytes }));
    if (!one || !two) throw new Error('there are two');
    const words = [pictureWord(one.sha256, one.bytes), pictureWord(two.sha256, two.bytes - 1)];
    const list = brought(envelopes.map(({ hash }) => hash));
    expect(await handing.settle([list], words)).toMatchObject({ envelopes: 2, pictures: 1 });
    expect((await outbox.describe(null)).status.picturesLeft).toBe(1);
  });

  it('[S10] of an older server epoch than is known count for nothing', async () => {
    const { handing, outbox, envelopes, clock } = await deskWith(2);
    const later = { n: serverEpoch.n + 1, random: 'later' };
    await outbox.applyReceipts(brought([], { serverEpoch: later }), {
      ...{ sentAt: clock.at, receivedAt: clock.at, offset: null },
    });
    await handing.settle([brought(envelopes.map(({ hash }) => hash))], []);
    expect(await outbox.countUnsent()).toBe(2);
  });

  it('[D10] give no time to read on: only the centre itself does', async () => {
    const { handing, store, envelopes, clock } = await deskWith(1);
    clock.at += 6 * DAY_MS;
    const before = await store.lease();
    await handing.settle([brought([envelopes[0]?.hash ?? ''], { at: clock.at })], []);
    expect(await store.lease()).toEqual(before);
    clock.at += 2 * DAY_MS;
    expect((await store.lease()).reading).toBe('lease-over');
  });

  it('say nothing of this device’s gaps: those were another’s', async () => {
    const { handing, outbox, envelopes, clock } = await deskWith(2);
    await receive(outbox, clock);
    const epoch = envelopes[0]?.epoch ?? '';
    const ledger = [
      { device: ids.device, epoch, through: 0, missing: [[1, 2]] as [number, number][] },
    ];
    await handing.settle([brought([], { ledger })], []);
    expect(await outbox.countUnsent()).toBe(0);
  });

  it('[S4] and when the device comes to the centre itself, what it has a receipt for is offered where the centre lacks it', async () => {
    const { handing, outbox, envelopes, clock } = await deskWith(2);
    await handing.settle([brought(envelopes.map(({ hash }) => hash))], []);
    const epoch = envelopes[0]?.epoch ?? '';
    const ledger = [
      { device: ids.device, epoch, through: 1, missing: [[2, 2]] as [number, number][] },
    ];
    await outbox.applyReceipts(brought([], { ledger, at: 1_796_112_600_000 }), {
      ...{ sentAt: clock.at, receivedAt: clock.at, offset: null },
    });
    expect((await outbox.unsent(everything, [])).map(({ seq }) => seq)).toEqual([2]);
  });

  it('[D5] let no byte leave before the device’s own word with the centre', async () => {
    const { handing, open, envelopes, clock } = await deskWith(1);
    await handing.settle([brought(envelopes.map(({ hash }) => hash))], []);
    clock.at += 60 * DAY_MS;
    const again = await open();
    const kept = await (await again.store.handingOver()).envelopes(
      envelopes.map(({ hash }) => hash),
    );
    expect(kept[0]?.length).toBe(envelopes[0]?.bytes.length);
  });
});
