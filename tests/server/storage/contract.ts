import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeviceCertificate } from '#contract/certificates.ts';
import type { EnvelopeHeader } from '#contract/envelope.ts';
import type { DeviceStatus } from '#contract/push.ts';
import type { Scope } from '../../../server/people/authorize.ts';
import {
  type EnvelopeToKeep,
  LEAST_BYTES,
  type PushToKeep,
  QUARANTINE,
  type Storage,
} from '../../../server/storage/port.ts';
import type { StoredEnvelope } from '../../../server/storage/tables.ts';

/** How an adapter opens a new, empty storage; `beforeCommit` runs inside every transaction. */
export type OpenStorage = (options?: {
  beforeCommit?: () => Promise<void> | void;
}) => Promise<{ storage: Storage; reopen(): Promise<Storage> }>;

const status: DeviceStatus = {
  highestSeq: 0,
  unsent: 3,
  unsentBytes: 0,
  oldestUnsent: null,
  toMend: 0,
  picturesLeft: 0,
  app: '0.1.0',
  storage: null,
  persisted: true,
  clockOffset: null,
};
const inDistrict = { prefix: '8001' } as Scope;
const unit = (code: string) => ({ code, kind: 'district' as const, name: `อำเภอ ${code}` });

function envelope(
  device: string,
  epoch: string,
  seq: number,
  code: string | null,
  sender = code && device,
) {
  const header: EnvelopeHeader = {
    v: 1,
    id: uuid(),
    record: uuid(),
    kind: 'register',
    unit: code ?? '8001',
    device,
    epoch,
    seq,
    prev: null,
    form: 1,
    made: 0,
    clock: null,
    blobs: [],
  };
  const bytes = Buffer.from(JSON.stringify(header));
  const hash = createHash('sha256').update(bytes).digest('base64url');
  return { hash, bytes, header, sender, unit: code };
}

function pushOf(device: string, epoch: string, m: number, envelopes: EnvelopeToKeep[]): PushToKeep {
  return {
    at: 1000 + m,
    sender: { device, epoch, m, head: null, status },
    claimed: { device, epoch },
    envelopes,
    quarantineBytes: 1_000_000,
    deviceBytes: 1_000_000,
  };
}

const certificateOf = (device: string, from = 1): DeviceCertificate => ({
  v: 1,
  server: 's'.repeat(43),
  id: uuid(),
  device,
  jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
  label: 'โน้ตบุ๊ก',
  unit: '8001',
  numbers: { area: '8001', dd: '07', from, to: from + 9999 },
  at: 0,
  until: 1,
});

/** Follows the cursor of one unit as the accepting loop does, until `done`. */
async function follow(storage: Storage, code: string, done: () => boolean): Promise<number[]> {
  const seen: number[] = [];
  for (let last = false; ; last = done()) {
    const found = await storage.transact(async (tables) => {
      const fresh = (await tables.unjudged(7)).filter((one) => one.unit === code);
      const newest = fresh.at(-1);
      if (newest) await tables.markJudged(code, newest.n);
      return fresh;
    });
    seen.push(...found.map(({ n }) => n));
    if (last && found.length === 0) return seen;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** What every storage must keep, whichever database is behind it. */
export function storageContract(name: string, open: OpenStorage): void {
  const opened: Storage[] = [];
  const start: OpenStorage = async (options) => {
    const fresh = await open(options);
    opened.push(fresh.storage);
    for (const code of ['1001', '8001', '8002']) {
      await fresh.storage.transact((tables) => tables.addUnit(unit(code)));
    }
    return {
      ...fresh,
      reopen: async () => {
        const again = await fresh.reopen();
        opened.push(again);
        return again;
      },
    };
  };
  afterEach(async () => {
    for (const storage of opened.splice(0)) await storage.close();
  });

  describe(`${name}: custody`, () => {
    it('[I5] numbers a unit 1, 2, 3 … and each unit for itself', async () => {
      const { storage } = await start();
      const [device, epoch] = [uuid(), uuid()];
      const codes = ['8001', '8001', '8002', '8001'];
      const [kept] = await storage.keep([
        pushOf(
          device,
          epoch,
          1,
          codes.map((code, i) => envelope(device, epoch, i + 1, code)),
        ),
      ]);
      expect(kept?.receipts.map((one) => one && [one.unit, one.n])).toEqual([
        ['8001', 1],
        ['8001', 2],
        ['8002', 1],
        ['8001', 3],
      ]);
    });

    it('[I5] [H1] eight writers that pause before commit, and a reader that loses nothing', async () => {
      const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
      const { storage } = await start({ beforeCommit: pause });
      let writing = 8;
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        const [device, epoch] = [uuid(), uuid()];
        for (let seq = 1; seq <= 25; seq += 1) {
          const one = envelope(device, epoch, seq, '8001');
          if (seq % (writer + 1) === 0) await pause();
          await storage.keep([pushOf(device, epoch, seq, [one])]);
        }
        writing -= 1;
      });
      const [seen] = await Promise.all([follow(storage, '8001', () => writing === 0), ...writers]);
      expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    });

    it('[H2] readers are answered while eight writers write', async () => {
      const pause = () => new Promise<void>((resolve) => setImmediate(resolve));
      const { storage } = await start({ beforeCommit: pause });
      let writing = 8;
      const writers = Array.from({ length: 8 }, async () => {
        const [device, epoch] = [uuid(), uuid()];
        for (let seq = 1; seq <= 25; seq += 1) {
          await storage.keep([pushOf(device, epoch, seq, [envelope(device, epoch, seq, '8001')])]);
        }
        writing -= 1;
      });
      let answered = 0;
      const reader = async () => {
        while (writing > 0) {
          await storage.transact((tables) => tables.unitNumbers());
          answered += 1;
        }
      };
      await Promise.all([reader(), ...writers]);
      // As often as each of the writers had its turn.
      expect(answered).toBeGreaterThanOrEqual(20);
    });

    it('[I2] gives the first receipt again, equal in every member', async () => {
      const { storage, reopen } = await start();
      const [device, epoch] = [uuid(), uuid()];
      const one = envelope(device, epoch, 1, '8001');
      const [first] = await storage.keep([pushOf(device, epoch, 1, [one])]);
      const [again] = await storage.keep([pushOf(device, epoch, 2, [one, one])]);
      expect(again?.receipts).toEqual([first?.receipts[0], first?.receipts[0]]);
      await storage.close();
      const [later] = await (await reopen()).keep([pushOf(device, epoch, 3, [one])]);
      expect(later?.receipts).toEqual(first?.receipts);
    });

    it('[I1] keeps the bytes as they came', async () => {
      const { storage } = await start();
      const [device, epoch] = [uuid(), uuid()];
      const one = envelope(device, epoch, 1, '8001');
      await storage.keep([pushOf(device, epoch, 1, [one])]);
      const [found] = await storage.transact((tables) => tables.unjudged(10));
      expect(Buffer.from(found?.bytes ?? []).equals(one.bytes)).toBe(true);
      expect(found).toMatchObject({ hash: one.hash, device, epoch, seq: 1, sender: device });
    });

    it('[I1] a commit that fails keeps nothing and gives no number away', async () => {
      let broken = false;
      const { storage } = await start({
        beforeCommit: () => {
          if (broken) throw new Error('the disk went away');
        },
      });
      const [device, epoch] = [uuid(), uuid()];
      broken = true;
      const lost = storage.keep([pushOf(device, epoch, 1, [envelope(device, epoch, 1, '8001')])]);
      await expect(lost).rejects.toThrow('the disk went away');
      broken = false;
      const second = envelope(device, epoch, 2, '8001');
      const [kept] = await storage.keep([pushOf(device, epoch, 2, [second])]);
      expect(kept?.receipts[0]).toMatchObject({ n: 1, seq: 2 });
      expect(kept?.ledger).toEqual([{ device, epoch, through: 0, missing: [[1, 1]] }]);
    });

    it('[I8] a report whose m did not grow changes nothing that is known', async () => {
      const { storage } = await start();
      const [device, epoch] = [uuid(), uuid()];
      await storage.transact((tables) =>
        tables.addDevice({ jws: 'j', certificate: certificateOf(device) }),
      );
      const say = (m: number, unsent: number) => {
        const push = pushOf(device, epoch, m, []);
        const sender = push.sender && { ...push.sender, status: { ...status, unsent } };
        return storage.keep([{ ...push, sender }]);
      };
      await say(5, 3);
      await say(5, 99);
      await say(4, 98);
      const [row] = await storage.transact((tables) => tables.devicesIn(inDistrict));
      expect(row).toMatchObject({ lastContact: 1005, reported: { status: { unsent: 3 } } });
    });

    it('[I8] tells beside a report how many envelopes were taken from the same push', async () => {
      const { storage } = await start();
      const [device, epoch] = [uuid(), uuid()];
      await storage.transact((tables) =>
        tables.addDevice({ jws: 'j', certificate: certificateOf(device) }),
      );
      const reported = async () =>
        (await storage.transact((tables) => tables.devicesIn(inDistrict)))[0]?.reported;
      const [one, two, three] = [1, 2, 3].map((seq) => envelope(device, epoch, seq, '8001'));
      if (!one || !two || !three) throw new Error('nothing made');
      const room = { deviceBytes: 2 * LEAST_BYTES };
      // The same twice is one; what found no room is still there.
      await storage.keep([{ ...pushOf(device, epoch, 5, [one, one, two, three]), ...room }]);
      expect(await reported()).toMatchObject({ status: { unsent: 3 }, arrived: 2 });
      // An older push that comes late belongs to no later report.
      await storage.keep([pushOf(device, epoch, 4, [three])]);
      expect(await reported()).toMatchObject({ at: 1005, arrived: 2 });
      // What the server had before has arrived, too: its first receipt was lost.
      await storage.keep([pushOf(device, epoch, 6, [three])]);
      expect(await reported()).toMatchObject({ arrived: 1 });
      await storage.keep([pushOf(device, epoch, 7, [])]);
      expect(await reported()).toMatchObject({ status: { unsent: 3 }, arrived: 0 });
    });

    it('[I4] what waits to be judged is taken in fair shares, quarantine last', async () => {
      const { storage } = await start();
      const [busy, quiet, epoch] = [uuid(), uuid(), uuid()];
      const many = Array.from({ length: 40 }, (_, i) => envelope(busy, epoch, i + 1, '1001'));
      const strange = Array.from({ length: 5 }, (_, i) => envelope(quiet, epoch, i + 1, null));
      await storage.keep([pushOf(quiet, epoch, 1, strange)]);
      await storage.keep([pushOf(busy, epoch, 2, many)]);
      await storage.keep([pushOf(quiet, epoch, 3, [envelope(quiet, epoch, 9, '8001')])]);
      const units = async (most: number) =>
        (await storage.transact((tables) => tables.unjudged(most))).map(({ unit }) => unit);
      expect(new Set(await units(10))).toEqual(new Set(['1001', '8001', QUARANTINE]));
      expect(await units(1)).toEqual(['1001']);
      expect(await units(2)).toEqual(['1001', '8001']);
    });

    it('[I10] quarantine has a quota for each origin, and leaves the rest of a push alone', async () => {
      const { storage } = await start();
      const [device, epoch, stranger] = [uuid(), uuid(), uuid()];
      const good = envelope(device, epoch, 1, '8001');
      const [foreign, another] = [
        envelope(stranger, epoch, 1, null),
        envelope(stranger, epoch, 2, null),
      ];
      const quarantineBytes = LEAST_BYTES + 10;
      const push = { ...pushOf(device, epoch, 1, [foreign, another, good]), quarantineBytes };
      const [kept] = await storage.keep([push]);
      expect(kept?.receipts.map((one) => one?.unit ?? null)).toEqual([QUARANTINE, null, '8001']);
      const nobody = { ...pushOf(device, epoch, 2, [another]), sender: null, quarantineBytes };
      const [unknown] = await storage.keep([nobody]);
      expect(unknown?.receipts[0]).toMatchObject({ unit: QUARANTINE, n: 2 });
      expect(unknown?.ledger).toEqual([]);
    });

    it('[I8] an envelope proven later leaves the quota and joins its ledger, once', async () => {
      const { storage } = await start();
      const [device, epoch] = [uuid(), uuid()];
      const one = envelope(device, epoch, 1, null);
      const quarantineBytes = LEAST_BYTES;
      const strangely = (found: EnvelopeToKeep) =>
        storage.keep([{ ...pushOf(device, epoch, 1, [found]), sender: null, quarantineBytes }]);
      await strangely(one);
      expect((await strangely(envelope(device, epoch, 8, null)))[0]?.receipts).toEqual([null]);
      const prove = (found: StoredEnvelope) =>
        storage.transact((tables) => tables.proveOrigin(found));
      const [found] = await storage.transact((tables) => tables.unjudged(1));
      if (!found) throw new Error('nothing in quarantine');
      await prove(found);
      await prove(found);
      expect(await storage.transact((tables) => tables.countQuarantined())).toBe(0);
      const [kept] = await storage.keep([pushOf(device, epoch, 1, [])]);
      expect(kept?.ledger).toEqual([{ device, epoch, through: 1, missing: [] }]);
      expect((await strangely(envelope(device, epoch, 8, null)))[0]?.receipts).toMatchObject([
        { unit: QUARANTINE },
      ]);
      expect((await strangely(envelope(device, epoch, 9, null)))[0]?.receipts).toEqual([null]);
    });
  });

  describe(`${name}: ledgers`, () => {
    const known = async (storage: Storage, device: string) => {
      const [row] = await storage.transact((tables) => tables.devicesIn(inDistrict));
      if (row?.certificate.device !== device) throw new Error('nobody enrolled');
      return row;
    };
    const enrolled = async (storage: Storage) => {
      const certificate = certificateOf(uuid());
      await storage.transact((tables) => tables.addDevice({ jws: 'j', certificate }));
      return certificate.device;
    };

    it('[I8] count a number that two envelopes have, and keep both', async () => {
      const { storage } = await start();
      const [device, epoch] = [await enrolled(storage), uuid()];
      const [one, two, copy] = [1, 2, 2].map((seq) => envelope(device, epoch, seq, '8001'));
      if (!one || !two || !copy) throw new Error('nothing made');
      await storage.keep([pushOf(device, epoch, 1, [one, one, two])]);
      await storage.keep([pushOf(device, epoch, 2, [one, two])]);
      expect(await known(storage, device)).toMatchObject({ received: 2, repeats: 0 });
      const [kept] = await storage.keep([pushOf(device, epoch, 3, [copy])]);
      expect(kept?.receipts).toMatchObject([{ seq: 2, n: 3 }]);
      await storage.keep([pushOf(device, epoch, 4, [copy, two])]);
      expect(await known(storage, device)).toMatchObject({ received: 2, repeats: 1 });
      const twins = [envelope(device, epoch, 9, '8001'), envelope(device, epoch, 9, '8001')];
      await storage.keep([pushOf(device, epoch, 5, twins)]);
      expect(await known(storage, device)).toMatchObject({ received: 3, repeats: 2 });
      // Another epoch counts from 1 again.
      const again = uuid();
      await storage.keep([pushOf(device, again, 6, [envelope(device, again, 1, '8001')])]);
      expect(await known(storage, device)).toMatchObject({ repeats: 2 });
    });

    it('[I8] take an envelope once, whichever proof of its origin comes first', async () => {
      const { storage } = await start();
      const [device, epoch] = [await enrolled(storage), uuid()];
      const own = [1, 2].map((seq) => envelope(device, epoch, seq, '8001'));
      const strange = own.map((one) => ({ ...one, sender: null, unit: null }));
      await storage.keep([{ ...pushOf(device, epoch, 1, strange), sender: null }]);
      const [first] = await storage.transact((tables) => tables.unjudged(1));
      if (!first) throw new Error('nothing in quarantine');
      await storage.transact((tables) => tables.proveOrigin(first));
      await storage.keep([pushOf(device, epoch, 2, own)]);
      expect(await storage.transact((tables) => tables.countQuarantined())).toBe(0);
      const found = await storage.transact((tables) => tables.unjudged(2));
      await storage.transact(async (tables) => {
        for (const one of found) await tables.proveOrigin(one);
      });
      expect(await known(storage, device)).toMatchObject({ received: 2, repeats: 0 });
    });

    it('[I6] leave in quarantine what has no room as its device’s own', async () => {
      const { storage } = await start();
      const [device, epoch] = [await enrolled(storage), uuid()];
      const own = [1, 2].map((seq) => envelope(device, epoch, seq, '8001'));
      const strange = own.map((one) => ({ ...one, sender: null, unit: null }));
      await storage.keep([{ ...pushOf(device, epoch, 1, strange), sender: null }]);
      const room = { deviceBytes: LEAST_BYTES };
      const [kept] = await storage.keep([{ ...pushOf(device, epoch, 2, own), ...room }]);
      expect(kept?.receipts).toMatchObject([{ seq: 1 }, { seq: 2 }]);
      expect(kept?.ledger).toMatchObject([{ through: 1 }]);
      expect(await storage.transact((tables) => tables.countQuarantined())).toBe(1);
    });
  });

  describe(`${name}: transactions`, () => {
    it('undoes everything when the work throws', async () => {
      const { storage } = await start();
      const undone = storage.transact(async (tables) => {
        await tables.takeNumberBlock('8001');
        throw new Error('no');
      });
      await expect(undone).rejects.toThrow('no');
      expect(await storage.transact((tables) => tables.takeNumberBlock('8001'))).toBe(0);
    });

    it('runs one after the other, so that no number block is leased twice', async () => {
      const { storage } = await start();
      const taken = await Promise.all(
        Array.from({ length: 20 }, () =>
          storage.transact((tables) => tables.takeNumberBlock('8001')),
        ),
      );
      expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    });

    it('[I11] a device taken back moves the number blocks on', async () => {
      const { storage } = await start();
      const certificate = certificateOf(uuid(), 10_001);
      const add = () => storage.transact((tables) => tables.addDevice({ jws: 'j', certificate }));
      expect(await add()).toBe(true);
      expect(await add()).toBe(false);
      // dd 07 in the second block of ten thousand is the 106th enrolment, number 105 from 0.
      expect(await storage.transact((tables) => tables.takeNumberBlock('8001'))).toBe(106);
    });

    it('[A5] numbers a mailbox densely and keeps quiet about strangers', async () => {
      const { storage } = await start();
      const [device, stranger] = [uuid(), uuid()];
      const certificate = certificateOf(device);
      const about = { at: 1, envelope: 'h'.repeat(43), id: uuid(), record: uuid() };
      const items = await storage.transact(async (tables) => {
        await tables.addDevice({ jws: 'j', certificate });
        for (const to of [device, stranger, device]) {
          await tables.post(to, { ...about, kind: 'held', code: 'not-readable' });
        }
        return [
          await tables.readMailbox(device, 0, 10),
          await tables.readMailbox(device, 1, 10),
          await tables.readMailbox(stranger, 0, 10),
        ];
      });
      expect(items.map((list) => list.map(({ n }) => n))).toEqual([[1, 2], [2], []]);
    });

    it('[I7] keeps its server epoch over a restart', async () => {
      const { storage, reopen } = await start();
      const epoch = await storage.transact((tables) => tables.serverEpoch());
      await storage.close();
      const again = await reopen();
      expect(await again.transact((tables) => tables.serverEpoch())).toEqual(epoch);
      expect(epoch.n).toBe(1);
    });
  });
}
