import { describe, expect, it } from 'vitest';
import type { Manifest } from '#contract/push.ts';
import { openCourier } from '../../src/sync/courier.ts';
import type { Carried, Letter, Parcel } from '../../src/sync/courier-types.ts';
import type { Gallery, PictureAnswer } from '../../src/sync/ports.ts';
import { openMemoryOutbox } from './memory-outbox.ts';
import { hash, keep, openToyCentre, somchaisDisk, toySigner } from './toy-centre.ts';
import { startVirtualClock } from './virtual-clock.ts';

const settle = async () => {
  for (let i = 0; i < 80; i += 1) await Promise.resolve();
};
const letter = (name: string, bytes = 1200): Letter => ({
  ...{ sha256: hash(name), bytes, read: async () => new Uint8Array(bytes) },
});

/** Malai's device brings what another made; it has something of its own that waits, too. */
function carrying(parcel: Partial<Parcel> = {}) {
  const disk = somchaisDisk();
  disk.certificates = ['own', 'officer'];
  keep(disk, 'own-1');
  const clock = startVirtualClock(0, () => 0.5);
  const centre = openToyCentre(clock.now);
  const said: Manifest[] = [];
  const gone = new Map<string, number>();
  const world = { gallery: null as PictureAnswer | null };
  const standing = (picture: { sha256: string; bytes: Uint8Array }): PictureAnswer => {
    if (world.gallery) return world.gallery;
    const offset = gone.get(picture.sha256) ?? 0;
    const receipt = { v: 1 as const, server: 's', serverEpoch: centre.epoch, at: 0 };
    return offset < picture.bytes.length
      ? { is: 'here', offset }
      : {
          is: 'received',
          receipt: { ...receipt, sha256: picture.sha256, bytes: offset },
          signed: `receipt of ${picture.sha256}`,
        };
  };
  const gallery: Gallery = {
    begin: async (picture) => standing(picture),
    async add(picture, _, end) {
      if (!world.gallery) gone.set(picture.sha256, Math.min(end, picture.bytes.length));
      return standing(picture);
    },
  };
  const courier = openCourier(
    { letters: [letter('a'), letter('b')], pictures: [], certificates: ['theirs'], ...parcel },
    {
      ...{ outbox: openMemoryOutbox(disk, clock.now), centre, gallery, clock },
      signer: {
        sign: (manifest) => {
          said.push(manifest);
          return toySigner.sign(manifest);
        },
      },
    },
  );
  const shown: Carried[] = [];
  const carry = () => courier.carry((carried) => shown.push(carried));
  const pass = (ms: number) => clock.pass(ms, settle);
  return { disk, clock, centre, said, gone, world, courier, shown, carry, pass };
}

/** What it came to, once nothing more goes on. */
async function ended(at: ReturnType<typeof carrying>): Promise<Carried> {
  let end: Carried | null = null;
  void at.carry().then((carried) => {
    end = carried;
  });
  for (let i = 0; i < 200 && !end; i += 1) await at.pass(60_000);
  if (!end) throw new Error('it never ended');
  return end;
}

const hashesIn = ({ receipts }: Carried) => [...receipts.keys()];

describe('[S19] a courier', () => {
  it('brings what others made, and has the centre’s words for it as they were signed', async () => {
    const at = carrying();
    const carried = await ended(at);
    expect(hashesIn(carried)).toEqual([hash('a'), hash('b')]);
    expect(carried.signed.lists).toHaveLength(1);
    expect(JSON.parse(carried.signed.lists[0] ?? '').receipts).toHaveLength(2);
    expect(carried.waits).toBeNull();
  });

  it('vouches for itself alone: its own ledger’s head, and a count that is still its own after the push', async () => {
    const at = carrying();
    await ended(at);
    const [manifest] = at.said;
    expect(manifest).toMatchObject({
      ...{ device: at.disk.device, epoch: at.disk.epoch, head: { seq: 1, hash: hash('own-1') } },
      certificates: ['own', 'theirs', 'officer'],
      // One of its own, and two that the centre takes off again.
      status: { unsent: 3 },
    });
    expect(await openMemoryOutbox(at.disk).countUnsent()).toBe(1);
  });

  it('[S4] sends again until there are receipts, and what was had before is told apart', async () => {
    const at = carrying();
    at.centre.script = ['lost-answer', { is: 'unknown', why: 'not-ours' }];
    expect(hashesIn(await ended(at))).toHaveLength(2);
    expect(at.centre.offered.get(hash('a'))).toBe(2);
    expect(at.shown.some(({ waits }) => waits === 'no-answer')).toBe(true);
  });

  it('[S15] [S16] one that nobody can read goes to rescue, and the others pass', async () => {
    const at = carrying({ letters: ['a', 'bent', 'c'].map((name) => letter(name)) });
    at.centre.poison.set(hash('bent'), { is: 'unreadable' });
    const carried = await ended(at);
    expect(at.centre.rescued).toEqual([hash('bent')]);
    expect(hashesIn(carried).sort()).toEqual([hash('a'), hash('bent'), hash('c')].sort());
  });

  it('[S16] what even rescue does not take stays, delays nobody, and is tried at the next word', async () => {
    const at = carrying({ letters: ['bent', 'a'].map((name) => letter(name)) });
    at.centre.poison.set(hash('bent'), { is: 'too-large' });
    at.centre.rescueSays = { is: 'too-large' };
    expect(hashesIn(await ended(at))).toEqual([hash('a')]);
    at.centre.poison.clear();
    expect(hashesIn(await ended(at))).toEqual([hash('a'), hash('bent')]);
  });

  it('keeps to the limits of a push', async () => {
    const at = carrying({ letters: Array.from({ length: 450 }, (_, i) => letter(`e${i}`)) });
    await ended(at);
    expect(at.said.map(({ hashes }) => hashes.length)).toEqual([8, 32, 128, 200, 82]);
  });

  it('[S5] never undercuts what a busy centre asks for', async () => {
    const at = carrying();
    at.centre.script = [{ is: 'busy', retryAfterMs: 90_000 }];
    void at.carry();
    await at.pass(89_000);
    expect(at.centre.log).toHaveLength(1);
    expect(at.shown.at(-1)?.waits).toBe('busy');
    await at.pass(120_000);
    expect(at.centre.offered.size).toBe(2);
  });

  it('gives up where nobody answers, and goes on from there at the next word', async () => {
    const at = carrying();
    at.centre.script = Array(6).fill({ is: 'unknown', why: 'no-network' });
    expect(hashesIn(await ended(at))).toEqual([]);
    expect(hashesIn(await ended(at))).toHaveLength(2);
  });

  it('ends at once when it is stopped, also in the middle of a wait', async () => {
    const at = carrying();
    at.centre.script = [{ is: 'busy', retryAfterMs: 3_600_000 }];
    let end: Carried | null = null;
    void at.carry().then((carried) => {
      end = carried;
    });
    await at.pass(1000);
    at.courier.stop();
    await at.pass(0);
    expect(end).not.toBeNull();
    expect(at.centre.offered.size).toBe(0);
  });

  it('[S6] brings the pictures after their letters, in chunks, and none whose letter is not there', async () => {
    const shot = (name: string, envelope: string) => ({
      ...letter(name, 300_000),
      envelope: hash(envelope),
    });
    const at = carrying({
      letters: [letter('a'), letter('lost')],
      pictures: [shot('p', 'a'), shot('q', 'lost')],
    });
    at.centre.poison.set(hash('lost'), { is: 'too-large' });
    at.centre.rescueSays = { is: 'too-large' };
    const carried = await ended(at);
    expect([...carried.pictures]).toEqual([hash('p')]);
    expect(carried.signed.pictures).toEqual([`receipt of ${hash('p')}`]);
    expect(at.gone.has(hash('q'))).toBe(false);
  });

  it('a picture that the centre does not take yet is tried again, and ends nothing else', async () => {
    const at = carrying({ pictures: [{ ...letter('p', 10), envelope: hash('a') }] });
    at.world.gallery = { is: 'failed' };
    expect((await ended(at)).pictures.size).toBe(0);
    at.world.gallery = null;
    expect((await ended(at)).pictures.size).toBe(1);
  });

  it('[A5] hears what became of them, and leaves its own mailbox as it was', async () => {
    const at = carrying();
    at.disk.mailbox = 4;
    const item = { n: 5, at: 0, kind: 'held' as const, code: 'device-revoked' };
    const about = { envelope: hash('a'), id: 'x', record: 'y' };
    at.centre.readMailbox = async (after) => ({
      is: 'read',
      value: {
        ...{ v: 1, server: 's', serverEpoch: at.centre.epoch, device: at.disk.device, after },
        ...{ at: 0, more: false, watermarks: [] },
        items: after < 5 ? [withUuids({ ...item, ...about })] : [],
      },
    });
    const carried = await ended(at);
    expect(carried.heard.get(hash('a'))).toMatchObject({ code: 'device-revoked' });
    expect(carried.heard.has(hash('b'))).toBe(false);
    expect(at.disk.mailbox).toBe(4);
  });
});

const uuid = '0193b5a4-7c00-7000-8000-000000000001';
const withUuids = <T extends { id: string; record: string }>(item: T): T => ({
  ...item,
  id: uuid,
  record: uuid,
});
