import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import type { LedgerState } from '#contract/push.ts';
import { actOn, supervisorOf } from './devices/people.ts';
import { type Desk, openDesk, outcomes, push, type Sealed, seal } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';
import { add, begin, receiptIn, sealWithPicture } from './support/pictures.ts';

afterEach(tearDown);

/** Somchai's device wrote these with no network; Malai's has one, in another district. */
async function handedOver(count = 3) {
  const house = await build();
  const origin = await openDesk(house, '8001');
  const courier = await openDesk(house, '8002');
  const letters: Sealed[] = [];
  for (let i = 0; i < count; i += 1) letters.push(await seal(origin));
  return { house, origin, courier, letters };
}

const papersOf = (...desks: Desk[]) => ({
  certificates: desks.map(({ papers }) => papers.device),
});
/** As the app's courier brings them: with its own head and count, and the papers of the file. */
const carry = (courier: Desk, origin: Desk, letters: readonly Sealed[]) =>
  push(courier, letters, { manifest: papersOf(courier, origin) });

const ledgerOf = async (house: House, desk: Desk): Promise<LedgerState | undefined> => {
  await house.acceptance.idle();
  return (await push(desk, [])).ledger.find(({ epoch }) => epoch === desk.epoch);
};
const countIn = ({ folder }: House, table: 'records' | 'envelopes' | 'quarantine'): number => {
  const db = new DatabaseSync(join(folder, 'data', 'debt-desk.sqlite'), { readOnly: true });
  try {
    return Number(db.prepare(`select count(*) as n from ${table}`).get()?.n);
  } finally {
    db.close();
  }
};

/** One byte of the sealed body is another; whoever bent it hashed it anew. */
function bent(letter: Sealed): Sealed {
  const bytes = new Uint8Array(letter.bytes);
  bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
  return { ...letter, bytes };
}

const kinds = async (desk: Desk, letters: readonly Sealed[]) => {
  const heard = await outcomes(desk);
  return letters.map(({ hash }) => {
    const item = heard.get(hash);
    return item?.kind === 'held' ? `held ${item.code}` : (item?.kind ?? 'nothing');
  });
};

describe('a file of envelopes that a courier brings', () => {
  it('is taken whole, accepted for its origin, and both hear what became of it', async () => {
    const { house, origin, courier, letters } = await handedOver();
    const { receipts } = await carry(courier, origin, letters);
    expect(receipts.map(({ hash, device }) => [hash, device])).toEqual(
      letters.map(({ hash }) => [hash, origin.id]),
    );
    const accepted = letters.map(() => 'accepted');
    expect(await kinds(courier, letters)).toEqual(accepted);
    expect(await kinds(origin, letters)).toEqual(accepted);
    expect([countIn(house, 'records'), countIn(house, 'quarantine')]).toEqual([3, 0]);
  });

  it('[I2] twice, by two couriers and by its origin at last, is one record each, with the first receipt', async () => {
    const { house, origin, courier, letters } = await handedOver();
    const first = await carry(courier, origin, letters);
    house.clock.move(60_000);
    const another = await openDesk(house, '8003');
    for (const list of [
      await carry(courier, origin, letters),
      await carry(another, origin, letters),
      await push(origin, letters),
    ]) {
      expect(list.receipts).toEqual(first.receipts);
    }
    await house.acceptance.idle();
    expect([countIn(house, 'records'), countIn(house, 'envelopes')]).toEqual([3, 3]);
    expect(await ledgerOf(house, origin)).toMatchObject({ through: 3, missing: [] });
  });

  it('[S4] and when its origin was first, the courier hears "already have it" and the same receipts', async () => {
    const { house, origin, courier, letters } = await handedOver();
    const own = await push(origin, letters);
    const brought = await carry(courier, origin, letters);
    expect(brought.receipts).toEqual(own.receipts);
    await house.acceptance.idle();
    expect(countIn(house, 'records')).toBe(3);
  });

  it('[I3] is taken from a courier who is suspended', async () => {
    const { house, origin, courier, letters } = await handedOver();
    const boss = await supervisorOf(house, '8002');
    expect((await actOn(boss, courier, { kind: 'suspend' })).ok).toBe(true);
    expect((await carry(courier, origin, letters)).receipts).toHaveLength(3);
    expect(await kinds(origin, letters)).toEqual(letters.map(() => 'accepted'));
    expect(countIn(house, 'records')).toBe(3);
  });

  it('[I3] waits for a person when its origin is suspended: kept, told with its code, not lost', async () => {
    const { house, origin, courier, letters } = await handedOver();
    await push(origin, letters.slice(0, 1), {
      manifest: { head: { seq: 1, hash: letters[0]?.hash ?? '' } },
    });
    await house.acceptance.idle();
    const boss = await supervisorOf(house);
    expect((await actOn(boss, origin, { kind: 'suspend' })).ok).toBe(true);
    house.clock.move(60_000);
    expect((await carry(courier, origin, letters)).receipts).toHaveLength(3);
    expect(await kinds(courier, letters)).toEqual([
      'accepted',
      'held device-revoked',
      'held device-revoked',
    ]);
    expect([countIn(house, 'records'), countIn(house, 'quarantine')]).toEqual([1, 0]);
  });

  it('[I4] [I10] is taken without the one that was tampered with, which lies apart and delays nobody', async () => {
    const { house, origin, courier, letters } = await handedOver();
    const [first, second, third] = letters;
    if (!first || !second || !third) throw new Error('there are three');
    const { receipts } = await carry(courier, origin, [first, bent(second), third]);
    // What was brought is in custody as it is, and its hash is not that of the true one.
    expect(receipts).toHaveLength(3);
    expect(receipts.map(({ hash }) => hash)).not.toContain(second.hash);
    expect(await kinds(courier, letters)).toEqual(['accepted', 'nothing', 'accepted']);
    expect([countIn(house, 'records'), countIn(house, 'quarantine')]).toEqual([2, 1]);
    // The true one comes later, and nothing stands in its way.
    await push(origin, [second]);
    expect(await kinds(origin, letters)).toEqual(letters.map(() => 'accepted'));
  });

  it('[I8] fills the ledger of its origin by what its own signature proves, and moves no head', async () => {
    const { house, origin, courier, letters } = await handedOver();
    const [first, second, third] = letters;
    if (!first || !second || !third) throw new Error('there are three');
    await carry(courier, origin, [first, bent(second)]);
    expect(await ledgerOf(house, courier)).toMatchObject({ through: 0, missing: [] });
    // Its own manifest names the third: what never came is told as a gap, the bent one too.
    expect(await ledgerOf(house, origin)).toMatchObject({ through: 1, missing: [[2, 3]] });
    await carry(courier, origin, [second, third]);
    expect(await ledgerOf(house, origin)).toMatchObject({ through: 3, missing: [] });
  });

  it('[I11] brings the papers of an origin that the centre has lost', async () => {
    const { origin, letters } = await handedOver(1);
    const restored = await build({ folder: copyOfKeys(origin.server) });
    const courier = await openDesk(restored, '8002');
    const list = await push({ ...courier, server: restored }, letters, {
      manifest: papersOf(courier, origin),
    });
    expect(list.receipts).toHaveLength(1);
    // The officer's own certificate holds a name and is not in a file: it comes with the origin.
    expect(await kinds(courier, letters)).toEqual(['held officer-unknown']);
    await push({ ...origin, server: restored }, letters);
    await restored.acceptance.idle();
    expect(countIn(restored, 'records')).toBe(1);
  });

  it('[PX2] and its pictures, once it is proven; its origin may bring them just as well', async () => {
    const house = await build();
    const origin = await openDesk(house, '8001');
    const courier = await openDesk(house, '8002');
    const [one, two] = [await sealWithPicture(origin), await sealWithPicture(origin)];
    await carry(courier, origin, [one.sealed, two.sealed]);
    await house.acceptance.idle();
    for (const [by, { picture }] of [
      [courier, one],
      [origin, two],
    ] as const) {
      expect((await begin(by, picture)).status).toBe(201);
      const end = await add(by, picture, [0, picture.bytes.length]);
      expect(await receiptIn(house, end)).toMatchObject({ sha256: picture.sha256 });
    }
    // The origin hears the same word of what the courier has brought.
    expect(await receiptIn(house, await begin(origin, one.picture))).not.toBeNull();
  });

  it('[PX2] but none of the pictures of what was tampered with', async () => {
    const house = await build();
    const origin = await openDesk(house, '8001');
    const courier = await openDesk(house, '8002');
    const { sealed, picture } = await sealWithPicture(origin);
    const other = bent(sealed);
    const { receipts } = await carry(courier, origin, [other]);
    await house.acceptance.idle();
    const envelope = receipts[0]?.hash ?? '';
    expect((await begin(courier, { ...picture, envelope })).status).toBe(404);
  });
});

/** A server with the same keys that has forgotten everybody. */
function copyOfKeys({ folder }: House): string {
  const empty = mkdtempSync(join(tmpdir(), 'debt-desk-keys-'));
  cpSync(join(folder, 'keys'), join(empty, 'keys'), { recursive: true });
  return empty;
}
