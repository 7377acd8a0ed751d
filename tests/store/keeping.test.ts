import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Op } from '#contract/op.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { OutboxPicture } from '../../src/store/types.ts';
import { hashOf } from '../../src/vault/bytes.ts';
import { openEnvelope } from '../contract/open-envelope.ts';
import { root } from '../vault/officers.ts';
import {
  device,
  everything,
  keepOne,
  makeProfile,
  maleeAs,
  sealing,
  seen,
  somchai,
} from './desk.ts';
import { domError, failAfterCommit, refuse } from './faults.ts';

afterEach(() => vi.restoreAllMocks());

describe('keeping a registration', () => {
  it('[D2] writes a sealed envelope that the server can open, and says so', async () => {
    const { enrol, clock } = makeProfile();
    const { store, outbox } = await enrol();
    const { draft, outcome } = await keepOne(store);
    expect(outcome).toEqual({ is: 'kept', secondCopy: true, record: draft.record, ref: draft.ref });
    const [envelope] = await outbox.unsent(everything, []);
    if (!envelope) throw new Error('nothing to send');
    expect(envelope.hash).toBe(await hashOf(envelope.bytes));
    const opened = await openEnvelope(envelope.bytes, sealing, root.server);
    expect(opened.header).toMatchObject({
      id: draft.op,
      record: draft.record,
      device: device.id,
      unit: '8001',
      seq: 1,
      prev: null,
      form: 1,
      made: clock.now(),
    });
    expect(Op.parse(opened.op)).toMatchObject({
      id: draft.op,
      registration: draft.registration,
      officer: somchai.vault.officer.id,
    });
    expect(await opened.deviceSigned(device.key.publicJwk)).toBe(true);
    expect(await store.drafts(somchai.vault)).toEqual([]);
  });

  it('[D2] asks the browser to have every write on the disk before it answers', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { enrol } = makeProfile();
    await keepOne((await enrol()).store);
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.length).toBeGreaterThan(1);
    expect(writes.map(([, , options]) => options)).toEqual(
      writes.map(() => ({ durability: 'strict' })),
    );
  });

  it('[D2] chains the ledger: 1, 2, 3, each with the hash of the one before', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    for (let i = 0; i < 3; i += 1) await keepOne(store);
    const envelopes = await outbox.unsent(everything, []);
    const headers = await Promise.all(
      envelopes.map(async ({ bytes }) => (await openEnvelope(bytes, sealing, root.server)).header),
    );
    expect(headers.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(headers.map(({ prev }) => prev)).toEqual([null, envelopes[0]?.hash, envelopes[1]?.hash]);
    expect(await store.counters()).toMatchObject({ seq: 3, nextNumber: 4 });
  });

  it('[D1] makes nothing twice when pressed twice', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    const draft = await store.startDraft(somchai.vault, maleeAs);
    const outcomes = await Promise.all([
      store.keepRegistration(somchai.vault, draft),
      store.keepRegistration(somchai.vault, draft),
    ]);
    expect(outcomes).toEqual([outcomes[0], outcomes[0]]);
    expect(outcomes[0]).toMatchObject({ is: 'kept', secondCopy: true });
    expect(await outbox.countUnsent()).toBe(1);
  });

  it('[D2] keeps many at once in one unbroken row', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    const drafts = await Promise.all(
      Array.from({ length: 8 }, () => store.startDraft(somchai.vault, maleeAs)),
    );
    expect(new Set(drafts.map(({ ref }) => ref)).size).toBe(8);
    await Promise.all(drafts.map((draft) => store.keepRegistration(somchai.vault, draft)));
    expect((await outbox.unsent(everything, [])).map(({ seq }) => seq)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  it('[D2] is kept without a second copy when the journal fails, and copied later', async () => {
    const { enrol, disk } = makeProfile();
    const { store } = await enrol();
    disk.become('fails');
    const { outcome } = await keepOne(store);
    expect(outcome).toMatchObject({ is: 'kept', secondCopy: false });
    const without = (count: number) => (picture: OutboxPicture) =>
      picture.withoutSecondCopy === count;
    await seen(store.watchOutbox, without(1));
    disk.become('none');
    await store.startDraft(somchai.vault, maleeAs);
    await seen(store.watchOutbox, without(0));
  });

  it('[D2] is copied at the next start when the app died between commit and journal', async () => {
    const { enrol, open, disk, loseDatabase } = makeProfile();
    const { store } = await enrol();
    await keepOne(store);
    const { draft } = await dieAfterCommit(store, disk);
    expect((await open()).store.finding).toEqual({ is: 'sound' });
    // What the journal holds now is shown by losing everything else.
    loseDatabase();
    const { store: again, outbox } = await open();
    expect(again.finding).toEqual({ is: 'restored', envelopes: 2, drafts: 0 });
    const envelopes = await outbox.unsent(everything, []);
    const opened = await Promise.all(
      envelopes.map(({ bytes }) => openEnvelope(bytes, sealing, root.server)),
    );
    expect(opened.map(({ op }) => op.id)).toContain(draft.op);
  });

  it('[D2] leaves the draft when the app died between sealing and commit', async () => {
    const { enrol, open } = makeProfile();
    const { store } = await enrol();
    refuse('envelopes', Number.POSITIVE_INFINITY, () => new TypeError('died here'));
    await expect(keepOne(store)).rejects.toThrow('died here');
    vi.restoreAllMocks();
    const { store: again, outbox } = await open();
    const [draft] = await again.drafts(somchai.vault);
    if (!draft) throw new Error('the draft is gone');
    expect(await outbox.countUnsent()).toBe(0);
    expect(await again.keepRegistration(somchai.vault, draft)).toMatchObject({ is: 'kept' });
    expect((await outbox.unsent(everything, [])).map(({ seq }) => seq)).toEqual([1]);
  });

  it('[D2] [H16] whoever watches hears of nothing that was not committed', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    const heard: number[] = [];
    const stop = store.watchOutbox(({ unsent }) => heard.push(unsent));
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    refuse('envelopes', Number.POSITIVE_INFINITY, () => new TypeError('died here'));
    await expect(keepOne(store)).rejects.toThrow('died here');
    vi.restoreAllMocks();
    await keepOne(store);
    await expect.poll(() => heard.at(-1)).toBe(1);
    stop();
    expect([...new Set(heard)]).toEqual([0, 1]);
  });

  it('[D2] after one unclear failure writes the same bytes again', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    const seal = vi.spyOn(somchai.vault, 'seal');
    refuse('outbox', 1, domError('UnknownError'));
    const { draft, outcome } = await keepOne(store);
    expect(outcome).toMatchObject({ is: 'kept', secondCopy: true });
    expect(seal).toHaveBeenCalledTimes(1);
    const [envelope] = await outbox.unsent(everything, []);
    const opened = envelope && (await openEnvelope(envelope.bytes, sealing, root.server));
    expect(opened?.op.id).toBe(draft.op);
  });

  it('[D2] finds that it stands when the failure came after the commit', async () => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    const told = failAfterCommit('envelopes');
    const { outcome } = await keepOne(store);
    expect(told.failed).toBe(true);
    expect(outcome).toMatchObject({ is: 'kept', secondCopy: true });
    expect(await outbox.countUnsent()).toBe(1);
  });

  it('[D2] seals anew under a new id when the head has moved meanwhile', async () => {
    const { enrol, ports } = makeProfile();
    const { store, outbox } = await enrol();
    const draft = await store.startDraft(somchai.vault, maleeAs);
    const rival = await store.startDraft(somchai.vault, maleeAs);
    // A window that was robbed of its lock still believes that it may write.
    const { store: robbed } = await openStore(ports());
    const original = somchai.vault.seal.bind(somchai.vault);
    const seal = vi.spyOn(somchai.vault, 'seal').mockImplementationOnce(async (order) => {
      await robbed.keepRegistration(somchai.vault, rival);
      return original(order);
    });
    expect(await store.keepRegistration(somchai.vault, draft)).toMatchObject({ is: 'kept' });
    expect(seal).toHaveBeenCalledTimes(3);
    const envelopes = await outbox.unsent(everything, []);
    expect(envelopes.map(({ seq }) => seq)).toEqual([1, 2]);
    const second = await openEnvelope(
      envelopes[1]?.bytes ?? new Uint8Array(),
      sealing,
      root.server,
    );
    expect(second.op).toMatchObject({ record: draft.record });
    expect(second.op.id).not.toBe(draft.op);
    expect(second.header.prev).toBe(envelopes[0]?.hash);
    // Pressed once more it is found under the new id.
    expect(await store.keepRegistration(somchai.vault, draft)).toMatchObject({ is: 'kept' });
    expect(await outbox.countUnsent()).toBe(2);
  });

  it.each([
    ['QuotaExceededError', 'disk-full'],
    ['UnknownError', 'database-closed'],
    ['AbortError', 'other'],
  ])('[D7] says why it could not be kept: %s', async (name, why) => {
    const { enrol } = makeProfile();
    const { store, outbox } = await enrol();
    refuse('envelopes', 2, domError(name));
    const { draft, outcome } = await keepOne(store);
    expect(outcome).toEqual({ is: 'not-kept', why });
    expect(await outbox.countUnsent()).toBe(0);
    expect(await store.draft(somchai.vault, draft.record)).toEqual(draft);
    expect(await store.keepRegistration(somchai.vault, draft)).toMatchObject({ is: 'kept' });
  });
});

/** Keeps one, as an app does that dies right after the commit: neither journal nor note. */
async function dieAfterCommit(
  store: Parameters<typeof keepOne>[0],
  disk: ReturnType<typeof makeProfile>['disk'],
) {
  const draft = await store.startDraft(somchai.vault, maleeAs);
  disk.become('fails');
  const live = refuse('uncopied', 1, domError('UnknownError'));
  const outcome = await store.keepRegistration(somchai.vault, draft);
  live();
  disk.become('none');
  expect(outcome).toMatchObject({ is: 'kept', secondCopy: false });
  return { draft };
}
