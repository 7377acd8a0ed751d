import { MailboxPage } from '../../src/contract/mailbox.ts';
import type { UnixMs } from '../../src/contract/primitives.ts';
import { ReceiptList } from '../../src/contract/push.ts';
import { statementTypes } from '../../src/contract/statements.ts';
import { openCentre } from '../../src/remote/centre.ts';
import { openHttp } from '../../src/remote/http.ts';
import { openSession } from '../../src/remote/session.ts';
import type { Trust } from '../../src/remote/trust.ts';
import { type Sync, startSync } from '../../src/sync/loop.ts';
import type { Centre, Clock, Outbox } from '../../src/sync/ports.ts';
import { hashOf } from '../../src/vault/bytes.ts';
import { trustKeyList, verifyListed } from '../../src/vault/key-list.ts';
import { type Disk, emptyDisk, openMemoryOutbox, putInOutbox } from '../sync/memory-outbox.ts';
import { alwaysLeading } from '../sync/world.ts';
import { type KeptPicture, picturesOf } from './album.ts';
import type { Bustle } from './bustle.ts';
import type { Home } from './home.ts';
import { Broken } from './invariants.ts';
import { openLeaving } from './leaving.ts';
import { type Doom, mortal } from './mortal.ts';
import type { Net } from './net.ts';
import type { Ill, Person, SealedAct } from './person.ts';

/** A window of the app: everything in it is lost when it crashes. */
export interface Window {
  name: string;
  sync: Sync;
}

/** `foreign`: as made; `rotten`: since it was stored; the others are well sealed. */
export type Spoilt = 'foreign' | 'rotten-head' | 'rotten-body' | Ill;

const isIll = (how: Spoilt | null): how is Ill => how === 'newer-form' || how === 'poisoned';

/** An officer's device: its disk stays, its windows come and go. */
export interface Desk {
  person: Person;
  disk: Disk;
  pictures: readonly KeptPicture[];
  windows: readonly Window[];
  /** Everything that its officer was told is saved. */
  saved: readonly SealedAct[];
  /** Ids of acts that cannot be accepted as they are. */
  spoilt: ReadonlyMap<string, Spoilt>;
  clock: { now(): UnixMs; jump(ms: number): void };
  keep(spoilt: Spoilt | null): Promise<void>;
  /** The device was restored: its ledger begins anew. False when this story has no more epochs. */
  beginEpoch(): boolean;
  /** Takes down what its database says now. */
  copyDatabase(): void;
  /** Its database is the copy again; the journal brings the envelopes back, in a new epoch. */
  fallBack: (() => void) | null;
  openWindow(): void;
  crash(window: string): void;
  /** Some call to the store from now on is the last of whichever window makes it. */
  doom(doom: Doom | null): void;
  /** So many of the next writes find no room. */
  fill(writes: number): void;
  /** Lets go of what may leave [D5]. */
  sweep(): void;
}

/** What a full disk says to whoever writes. */
export class DiskFull extends Error {
  override name = 'QuotaExceededError';
}

export interface DeskParts {
  home: Home;
  bustle: Bustle;
  net: Net;
  clock: Clock;
  /** Puts a fault into the store on purpose, to see that the simulation finds it. */
  spoilOutbox?: (outbox: Outbox, disk: Disk) => Outbox;
  report(error: unknown): void;
}

export function openDesk(person: Person, parts: DeskParts): Desk {
  const { home, bustle, net } = parts;
  const disk = emptyDisk(home.keyring.server, person.device, person.epochs[0] ?? '');
  disk.certificates = [...person.certificates];
  const pictures: KeptPicture[] = [];
  const windows: Window[] = [];
  const saved: SealedAct[] = [];
  const spoilt = new Map<string, Spoilt>();
  let opened = 0;
  let wallOffsetMs = 0;
  let writesWithoutRoom = 0;
  let copy: Omit<Disk, 'epoch' | 'heads'> | null = null;
  const now = () => parts.clock.now() + wallOffsetMs;
  const clock: Clock = { ...parts.clock, now };
  const leaving = openLeaving(disk, pictures, now);
  const dooms: { next: Doom | null } = { next: null };

  const gone = new Set<string>();
  const crash = (name: string) => {
    gone.add(name);
    net.forget(name);
    const at = windows.findIndex((window) => window.name === name);
    for (const window of windows.splice(at, at < 0 ? 0 : 1)) window.sync.stop();
  };

  const needRoom = () => {
    if (writesWithoutRoom <= 0) return;
    writesWithoutRoom -= 1;
    throw new DiskFull('the disk is full');
  };
  /** Writes find no room while the disk is full, and pulling changes nothing that was kept. */
  const onDisk = (outbox: Outbox): Outbox => ({
    ...outbox,
    async applyReceipts(...told) {
      needRoom();
      return outbox.applyReceipts(...told);
    },
    async applyMailbox(page) {
      needRoom();
      const kept = () => JSON.stringify(disk.rows.map(({ hash, receipt }) => [hash, receipt]));
      const before = kept();
      await outbox.applyMailbox(page);
      if (kept() !== before)
        parts.report(new Broken(`[invariant 7] ${person.name}: pulling changed the outbox`));
    },
  });

  const openWindow = () => {
    opened += 1;
    const name = `${person.name} ${opened}`;
    const fetch = net.fetchOf(name);
    const http = openHttp({
      origin: 'http://centre.test',
      now,
      looksOnline: () => true,
      fetch,
    });
    const session = openSession({
      http,
      prove: person.prove,
      proveRequest: person.proveRequest,
      now,
    });
    const centre = openCentre({ http, session, trust: trustOf(home, person) });
    const plain = openMemoryOutbox(disk, now);
    const store = onDisk(leaving.hearing(parts.spoilOutbox?.(plain, disk) ?? plain));
    const isAlive = () => !gone.has(name);
    const sync = startSync({
      outbox: mortal(store, { dooms, isAlive, die: () => crash(name) }),
      centre: busily(centre, bustle),
      pictures: picturesOf({ disk, pictures }, person, { home, bustle, now, fetch }),
      signer: { sign: (manifest) => bustle.during(person.signManifest(manifest)) },
      clock,
      leader: alwaysLeading,
      report: (error) => {
        if (isAlive() && !(error instanceof DiskFull)) parts.report(error);
      },
    });
    // It may have died in its first breath.
    if (isAlive()) windows.push({ name, sync });
    else sync.stop();
  };

  const nextEpoch = () => person.epochs[person.epochs.indexOf(disk.epoch) + 1] ?? null;
  const desk: Desk = {
    ...{ person, disk, pictures, windows, saved, spoilt, crash, openWindow },
    clock: {
      now,
      jump: (ms) => {
        wallOffsetMs += ms;
      },
    },
    async keep(how) {
      const seq = (disk.heads.get(disk.epoch)?.seq ?? 0) + 1;
      const act = await person.act(disk.epoch, seq, isIll(how) ? how : null);
      const bytes = new Uint8Array(act.bytes);
      if (how === 'rotten-body') bytes.fill(7, -99);
      else if (how === 'foreign' || how === 'rotten-head') bytes.fill(7, 0, 99);
      const hash = how === 'foreign' ? await hashOf(bytes) : act.hash;
      if (how !== null) spoilt.set(act.id, how);
      putInOutbox(disk, { ...act, hash, bytes });
      saved.push({ ...act, hash, bytes });
      if (act.picture && how === null)
        pictures.push({ ...act.picture, envelope: hash, receivedIn: null });
      for (const { sync } of windows) sync.wake('kept');
    },
    beginEpoch() {
      const epoch = nextEpoch();
      disk.epoch = epoch ?? disk.epoch;
      return epoch !== null;
    },
    copyDatabase() {
      const { epoch, heads, ...rest } = disk;
      copy = structuredClone(rest);
      // Nobody outside the device could tell the two apart until something else happens.
      desk.fallBack = () => {
        if (copy === null || nextEpoch() === null) return;
        for (const { name } of [...windows]) crash(name);
        const older = new Map(copy.rows.map((row) => [row.hash, row]));
        const receiptless = { receipt: null, receiptEpoch: null };
        const rows = disk.rows.map((row) => ({ ...row, ...receiptless, ...older.get(row.hash) }));
        for (const picture of pictures) picture.receivedIn = null;
        Object.assign(disk, structuredClone({ ...copy, rows }));
        desk.beginEpoch();
      };
    },
    fallBack: null,
    doom: (next) => {
      dooms.next = next;
    },
    fill: (writes) => {
      writesWithoutRoom = writes;
    },
    sweep: leaving.sweep,
  };
  return desk;
}

/** The vault's own functions over the pinned key list. */
function trustOf({ keyring }: Home, person: Person): Trust {
  const { list, server } = keyring;
  return {
    server,
    device: person.device,
    openReceipts: (jws) => verifyListed(list, 'receipt', statementTypes.receipts, jws, ReceiptList),
    openMailbox: (jws) => verifyListed(list, 'receipt', statementTypes.mailbox, jws, MailboxPage),
    pinKeys: async (jws) => (await trustKeyList(jws, server, list.version))?.version ?? null,
  };
}

function busily(centre: Centre, bustle: Bustle): Centre {
  return {
    push: (...asked) => bustle.during(centre.push(...asked)),
    rescue: (...asked) => bustle.during(centre.rescue(...asked)),
    readMailbox: (...asked) => bustle.during(centre.readMailbox(...asked)),
    refreshKeys: () => bustle.during(centre.refreshKeys()),
  };
}
