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
import type { Bustle } from './bustle.ts';
import type { Home } from './home.ts';
import type { Net } from './net.ts';
import type { Person, SealedAct } from './person.ts';

/** A window of the app: everything in it is lost when it crashes. */
export interface Window {
  name: string;
  sync: Sync;
}

export type Spoilt = 'foreign' | 'rotten-head' | 'rotten-body';

/** Dies in the middle of a call to its store: before what the call does, or after. */
export interface Doom {
  calls: number;
  when: 'before' | 'after';
}

/** An officer's device: its disk stays, its windows come and go. */
export interface Desk {
  person: Person;
  disk: Disk;
  windows: readonly Window[];
  /** Everything that its officer was told is saved. */
  saved: readonly SealedAct[];
  /** Ids of acts that no server can read: `foreign` as made, `rotten` since they were stored. */
  spoilt: ReadonlyMap<string, Spoilt>;
  clock: { now(): UnixMs; jump(ms: number): void };
  keep(spoilt: Spoilt | null): Promise<void>;
  /** The device was restored: its ledger begins anew. */
  beginEpoch(): void;
  openWindow(): void;
  crash(window: string): void;
  /** Some call to the store from now on is the last of whichever window makes it. */
  doom(doom: Doom | null): void;
  /** Lets go of what has its receipt. */
  sweep(): void;
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
  const windows: Window[] = [];
  const saved: SealedAct[] = [];
  const spoilt = new Map<string, Spoilt>();
  let opened = 0;
  let wallOffsetMs = 0;
  let doom: Doom | null = null;
  const clock: Clock = { ...parts.clock, now: () => parts.clock.now() + wallOffsetMs };

  const gone = new Set<string>();
  const crash = (name: string) => {
    gone.add(name);
    net.forget(name);
    const at = windows.findIndex((window) => window.name === name);
    for (const window of windows.splice(at, at < 0 ? 0 : 1)) window.sync.stop();
  };

  /** The same store, except that a dead window never hears from it again. */
  const mortal = (outbox: Outbox, name: string): Outbox => {
    const isAlive = () => !gone.has(name);
    const never = new Promise<never>(() => undefined);
    const call = async <T>(work: () => Promise<T>): Promise<T> => {
      if (!isAlive()) return never;
      const last = doom !== null && --doom.calls < 0 ? doom.when : null;
      if (last !== null) doom = null;
      if (last === 'before') crash(name);
      if (!isAlive()) return never;
      const result = await work();
      if (last === 'after') crash(name);
      return isAlive() ? result : never;
    };
    return {
      unsent: (limit, aside) => call(() => outbox.unsent(limit, aside)),
      // Only paints; a crash there is a crash anywhere.
      countUnsent: () => outbox.countUnsent(),
      describe: (epoch) => call(() => outbox.describe(epoch)),
      applyReceipts: (list, measured) => call(() => outbox.applyReceipts(list, measured)),
      mailboxRead: () => call(() => outbox.mailboxRead()),
      applyMailbox: (page) => call(() => outbox.applyMailbox(page)),
      keyListVersion: () => call(() => outbox.keyListVersion()),
    };
  };

  const openWindow = () => {
    opened += 1;
    const name = `${person.name} ${opened}`;
    const http = openHttp({
      origin: 'http://centre.test',
      now: clock.now,
      looksOnline: () => true,
      fetch: net.fetchOf(name),
    });
    const session = openSession({
      http,
      prove: person.prove,
      proveRequest: person.proveRequest,
      now: clock.now,
    });
    const centre = openCentre({ http, session, trust: trustOf(home, person) });
    const plain = openMemoryOutbox(disk, clock.now);
    const store = parts.spoilOutbox?.(plain, disk) ?? plain;
    const sync = startSync({
      outbox: mortal(store, name),
      centre: busily(centre, bustle),
      signer: { sign: (manifest) => bustle.during(person.signManifest(manifest)) },
      clock,
      leader: alwaysLeading,
      report: (error) => {
        if (!gone.has(name)) parts.report(error);
      },
    });
    // It may have died in its first breath.
    if (gone.has(name)) sync.stop();
    else windows.push({ name, sync });
  };

  return {
    ...{ person, disk, windows, saved, spoilt, crash, openWindow },
    clock: {
      now: clock.now,
      jump: (ms) => {
        wallOffsetMs += ms;
      },
    },
    async keep(how) {
      const seq = (disk.heads.get(disk.epoch)?.seq ?? 0) + 1;
      const act = await person.act(disk.epoch, seq);
      const bytes = new Uint8Array(act.bytes);
      if (how === 'rotten-body') bytes.fill(7, -99);
      else if (how !== null) bytes.fill(7, 0, 99);
      const hash = how === 'foreign' ? await hashOf(bytes) : act.hash;
      if (how !== null) spoilt.set(act.id, how);
      putInOutbox(disk, { ...act, hash, bytes });
      saved.push({ ...act, hash, bytes });
      for (const { sync } of windows) sync.wake('kept');
    },
    beginEpoch: () => {
      disk.epoch = person.epochs[1] ?? disk.epoch;
    },
    doom: (next) => {
      doom = next;
    },
    sweep: () => {
      disk.rows = disk.rows.filter(({ receipt }) => receipt === null);
    },
  };
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
