import { Dexie, type Table } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { KeyList } from '#contract/keys.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import type { Receipt, ReceiptList } from '#contract/push.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { StorePorts } from '../../src/store/ports.ts';
import type { EnrolledDevice, Store } from '../../src/store/types.ts';
import type { Outbox } from '../../src/sync/ports.ts';
import { readCommand } from '../../src/vault/commands.ts';
import { readWatermark, recipientsIn, trustKeyList } from '../../src/vault/key-list.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { ids, makeDeviceKey, makeRecipient, malee, noHash } from '../contract/people.ts';
import { makeOfficer, root } from '../vault/officers.ts';
import { memoryFiles, memoryLocks, memoryMarks } from './memory.ts';

// A live query asks Dexie's own idea of the browser whether there is a database at all.
Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange });

export const DAY_MS = 24 * 60 * 60 * 1000;
export const sealing = await makeRecipient('seal-1');
export const watermarkPair = await makeSigningPair();
export const somchai = await makeOfficer();
export const wilai = await makeOfficer('8001-013-5', 'วิไล รอบคอบ', 'ดิน น้ำ ลม ไฟ');

const watermarkKey = {
  kid: 'watermark-1',
  use: 'watermark',
  jwk: await publicJwkOf(watermarkPair.publicKey),
  since: 0,
} as const;

export const signKeyList = (version: number, by = root) =>
  signStatement(
    statementTypes.keyList,
    {
      v: 1,
      server: root.server,
      version,
      at: 1,
      keys: [sealing.key, watermarkKey],
    } satisfies KeyList,
    by.pair.privateKey,
    { jwk: by.jwk },
  );

export const serverEpoch = { n: 1, random: 'first' };

/** What the server gives this device at enrolment. */
export const device: EnrolledDevice = {
  id: ids.device,
  server: root.server,
  unit: { code: '8001', kind: 'district', name: 'เมืองนครศรีธรรมราช' },
  certificate: 'device.certificate.signed',
  numbers: { area: '8001', dd: '01', from: 1, to: 10_000 },
  key: await makeDeviceKey(),
  policy: { version: 1, localReadMs: DAY_MS, leaseMs: 7 * DAY_MS, idleLockMs: 300_000 },
  keyList: await signKeyList(1),
};

/** A desk's browser profile: its disk outlives every start of the app. */
export function makeProfile() {
  const disk = memoryFiles();
  const marks = memoryMarks();
  const clock = { at: 1_796_112_000_000, now: () => clock.at };
  let indexedDB = new IDBFactory();
  let app = { isDead: false };
  /** What an app that is gone had still begun to write never comes to the disk. */
  const filesOf = (mine: typeof app): StorePorts['files'] => ({
    ...disk.files,
    append: async (...given) => !mine.isDead && disk.files.append(...given),
    async write(...given) {
      if (mine.isDead) throw new Error('this app has ended');
      await disk.files.write(...given);
    },
  });
  const ports = (): StorePorts => ({
    name: 'debt-desk',
    idb: { indexedDB, IDBKeyRange },
    files: filesOf(app),
    locks: memoryLocks(),
    marks,
    trust: { trustKeyList, readWatermark, recipientsIn, readCommand },
    clock,
    vitals: async () => ({ app: 'test', storage: null, persisted: true }),
    shown: async () => ({ notice: noHash, form: noHash }),
  });
  return {
    disk,
    marks,
    clock,
    ports,
    /** Starts the app again; the one before has ended, however it did. */
    async open() {
      app.isDead = true;
      app = { isDead: false };
      const opened = await openStore(ports());
      await opened.settled;
      return opened;
    },
    /** The app after enrolment of Somchai. */
    async enrol(asDevice = device) {
      const opened = await openStore(ports());
      await opened.store.enrol(asDevice, somchai.stored);
      return opened;
    },
    /** The browser throws the database away, as Chromium does over one bent byte. */
    loseDatabase() {
      indexedDB = new IDBFactory();
    },
    /** A copy of the database as it is now, to be put back later. */
    get indexedDB() {
      return indexedDB;
    },
    putBack(older: IDBFactory) {
      indexedDB = older;
    },
    /** Everything in the database as it is now. */
    photograph: () =>
      onTables(ports(), (table) => table.toArray().then((rows) => [table.name, rows])),
    /** The database as it was: what was written since is gone. */
    async putPhotographBack(photograph: readonly [string, unknown[]][]) {
      app.isDead = true;
      const rows = new Map(photograph);
      await onTables(ports(), async (table) => {
        await table.clear();
        await table.bulkPut(rows.get(table.name) ?? []);
        return [table.name, []];
      });
    },
  };
}

/** Does something with each table, beside the app. */
async function onTables(
  { name, idb }: Pick<StorePorts, 'name' | 'idb'>,
  work: (table: Table) => Promise<[string, unknown[]]>,
) {
  const db = await new Dexie(name, idb).open();
  const done: [string, unknown[]][] = [];
  for (const table of db.tables) done.push(await work(table));
  db.close();
  return done;
}

/** Malee's registration under the ids that the device gave. */
export const maleeAs = (given: Pick<Draft, 'ref'>): Registration => ({
  ...malee,
  intake: { ...malee.intake, ref: given.ref },
});

/** Writes and keeps one registration; returns its draft and the outcome. */
export async function keepOne(store: Store, officer = somchai) {
  const draft = await store.startDraft(officer.vault, maleeAs);
  return { draft, outcome: await store.keepRegistration(officer.vault, draft) };
}

export const everything = { envelopes: 200, bytes: 1 << 20 };

/** The server's list of receipts for some of the device's envelopes. */
export async function receive(
  outbox: Outbox,
  clock: { now(): number },
  more: Partial<ReceiptList> = {},
  signed?: Jws,
) {
  const envelopes = await outbox.unsent(everything, []);
  const epoch = more.serverEpoch ?? serverEpoch;
  const list: ReceiptList = {
    v: 1,
    server: root.server,
    serverEpoch: epoch,
    device: ids.device,
    m: 1,
    at: clock.now(),
    receipts: envelopes.map((envelope, i) => receiptFor(envelope, i + 1, clock.now())),
    ledger: [],
    ...more,
  };
  const at = clock.now();
  await outbox.applyReceipts(list, { sentAt: at, receivedAt: at, offset: 5 }, signed);
  return list;
}

export const receiptFor = (
  envelope: { epoch: Uuid; seq: number; hash: string },
  n: number,
  at: number,
): Receipt => ({
  device: ids.device,
  epoch: envelope.epoch,
  seq: envelope.seq,
  id: ids.op,
  hash: envelope.hash,
  unit: '8001',
  n,
  at,
});

/** The next thing a watcher shows that the test is waiting for. */
export function seen<T>(
  watch: (show: (value: T) => void) => () => void,
  until: (value: T) => boolean,
) {
  return new Promise<T>((resolve) => {
    const stop = watch((value) => {
      if (!until(value)) return;
      queueMicrotask(() => stop());
      resolve(value);
    });
  });
}
