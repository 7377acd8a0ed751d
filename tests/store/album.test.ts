import { describe, expect, it } from 'vitest';
import type { PictureReceipt } from '#contract/pictures.ts';
import type { PicturesSent, RecordLine, RecordView } from '../../src/store/record-types.ts';
import { hashOf } from '../../src/vault/bytes.ts';
import { root } from '../vault/officers.ts';
import { makeProfile, maleeAs, receive, serverEpoch, somchai } from './desk.ts';

const { vault } = somchai;

async function withKeptPicture() {
  const profile = makeProfile();
  const { store, outbox } = await profile.enrol();
  const draft = await store.startDraft(vault, maleeAs);
  const jpeg = new TextEncoder().encode('a picture of Malee');
  const added = await (await store.pictures()).add(vault, draft.record, { jpeg, role: 'evidence' });
  if (added.is !== 'added') throw new Error(added.is);
  const album = await store.album();
  const receiptIn = (epoch = serverEpoch): PictureReceipt => ({
    ...{ v: 1, server: root.server, serverEpoch: epoch, sha256: added.sha256, bytes: 1, at: 0 },
  });
  return { profile, store, outbox, draft, album, sha256: added.sha256, receiptIn };
}

describe('[S6] the album', () => {
  it('gives no picture of a draft, and none before its envelope has a receipt', async () => {
    const { profile, store, outbox, draft, album, sha256 } = await withKeptPicture();
    expect(await album.nextPicture(0)).toBeNull();
    expect((await store.keepRegistration(vault, draft)).is).toBe('kept');
    expect(await album.nextPicture(0)).toBeNull();
    const [envelope] = await outbox.unsent({ envelopes: 1, bytes: 1 }, []);
    await receive(outbox, profile.clock);
    const next = await album.nextPicture(0.99);
    expect(next).toMatchObject({ sha256, envelope: envelope?.hash });
    expect(next && (await hashOf(next.bytes))).toBe(sha256);
  });

  it('gives it no more once it was received, and again in a new server epoch', async () => {
    const { profile, store, outbox, draft, album, sha256, receiptIn } = await withKeptPicture();
    await store.keepRegistration(vault, draft);
    await receive(outbox, profile.clock);
    await album.pictureReceived(receiptIn());
    expect(await album.nextPicture(0)).toBeNull();
    expect((await outbox.describe(null)).status.picturesLeft).toBe(0);
    const later = { n: serverEpoch.n + 1, random: 'later' };
    await receive(outbox, profile.clock, { serverEpoch: later });
    await receive(outbox, profile.clock, { serverEpoch: later });
    expect(await album.nextPicture(0)).toMatchObject({ sha256 });
    expect((await outbox.describe(null)).status.picturesLeft).toBe(1);
  });

  it('tells of a record how many of its pictures the centre has, until it has all', async () => {
    const { profile, store, outbox, draft, album, sha256, receiptIn } = await withKeptPicture();
    const { record } = draft;
    const pictures = await store.pictures();
    const jpeg = new TextEncoder().encode('another picture');
    await pictures.add(vault, record, { jpeg, role: 'other' });
    const [lines, views]: [RecordLine[][], (RecordView | null)[]] = [[], []];
    const stops = [
      store.watchRecords(vault, (shown) => lines.push(shown)),
      store.watchRecord(vault, record, (shown) => views.push(shown)),
    ];
    const bothSay = (told: PicturesSent | null) =>
      expect
        .poll(() => [lines.at(-1)?.[0]?.pictures, views.at(-1)?.line.pictures])
        .toEqual([told, told]);
    await expect.poll(() => lines.at(-1)?.[0]?.pictures).toBeNull();
    await store.keepRegistration(vault, draft);
    await bothSay({ sent: 0, of: 2 });
    await receive(outbox, profile.clock);
    await album.pictureReceived(receiptIn());
    await bothSay({ sent: 1, of: 2 });
    const other = await album.nextPicture(0);
    expect(other?.sha256).not.toBe(sha256);
    await album.pictureReceived({ ...receiptIn(), sha256: other?.sha256 ?? '' });
    await bothSay(null);
    for (const stop of stops) stop();
  });
});
