import { signal } from '@preact/signals';
import { v7 as uuid } from 'uuid';
import type { KeyList } from '#contract/keys.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Practice } from '../../features/practice-door.ts';
import { openStore } from '../../store/open-store.ts';
import type { DurableFiles, Marks, StorePorts } from '../../store/ports.ts';
import type { EnrolledDevice, Store } from '../../store/types.ts';
import { startSync } from '../../sync/loop.ts';
import { blankPicture } from '../../sync/picture.ts';
import type { Clock, Leadership, Outbox } from '../../sync/ports.ts';
import { hashOf, randomBytes, toBase64url } from '../../vault/bytes.ts';
import { makeDeviceKey, manifestSigner, signAsDevice } from '../../vault/device-key.ts';
import type { DeviceKey, OpenVault, Vaults } from '../../vault/types.ts';
import type { Adapters, Sending } from '../adapters.ts';
import { insertSampleCard } from '../cards/sample-card.ts';
import type { Stages } from '../stages.ts';
import { endPractice, forgetPractice, practiceDatabase } from './begin-and-end.ts';
import { practiceCentre } from './practice-centre.ts';
import { watchTasks } from './watch-tasks.ts';

/** Shown on the lock screen of a practice: it protects nothing. */
const PRACTICE_PASSPHRASE = 'ฝึกอบรมฝึกอบรม';

const DAY_MS = 86_400_000;

export interface PracticeParts {
  clock: Clock;
  vaults: Vaults;
  vitals: StorePorts['vitals'];
  shown: StorePorts['shown'];
}

/** The adapters of a practice: the real store, vault and sender, on ground where nothing is real. */
export async function practise(base: Adapters, parts: PracticeParts) {
  const { clock, vaults } = parts;
  const cut = signal(false);
  const key = await makeDeviceKey();
  const server = await hashOf(randomBytes(32));
  const list: KeyList = {
    ...{ v: 1, server, version: 1, at: clock.now() },
    keys: [{ kid: 'practice', use: 'sealing', jwk: (await makeDeviceKey()).publicJwk, since: 0 }],
  };
  let officer: OpenVault | null = null;
  const adapters: Adapters = {
    ...base,
    async openStore() {
      await forgetPractice();
      const opened = await openStore({
        name: practiceDatabase,
        idb: { indexedDB, IDBKeyRange },
        files: filesInMemory(),
        locks: { request: (name, work) => navigator.locks.request(`practice ${name}`, work) },
        marks: marksInMemory(),
        trust: {
          trustKeyList: async () => list,
          recipientsIn: () => list.keys,
          readWatermark: async () => null,
          readCommand: async () => ({ is: 'not-signed' }),
        },
        ...parts,
      });
      officer = await enrolTrainee({ store: opened.store, vaults, key, server, now: clock.now() });
      return opened;
    },
    startSending: (store, outbox, device) => startSending({ store, outbox, device, clock, cut }),
  };
  return {
    adapters,
    /** Opens the desk of whoever practises; call it once the stages have begun. */
    begin(stages: Stages): void {
      if (officer) stages.unlocked(officer);
    },
    practiceOn(stages: Stages): Practice & { passphrase: string } {
      return {
        passphrase: PRACTICE_PASSPHRASE,
        cut,
        cutNetwork(now) {
          cut.value = now;
          const stage = stages.stage.value;
          if (!now && (stage.is === 'open' || stage.is === 'locked')) stage.sending.wake('online');
        },
        insertCard: insertSampleCard,
        done: watchTasks(stages, cut, clock.now),
        startedAt: clock.now(),
        leave: () => void stages.saveAll().then(endPractice),
      };
    },
  };
}

async function enrolTrainee(order: {
  store: Store;
  vaults: Vaults;
  key: DeviceKey;
  server: string;
  now: number;
}): Promise<OpenVault> {
  const { store, vaults, key, server, now } = order;
  const unit = { code: '0000', kind: 'district', name: 'หน่วยฝึกอบรม' };
  const numbers = { area: '0000', dd: '00', from: 1, to: 99_999 };
  const id = uuid();
  const until = now + 365 * DAY_MS;
  const dated = { v: 1, server, unit: unit.code, at: now, until } as const;
  const certificate = await signAsDevice(
    statementTypes.deviceCertificate,
    { ...dated, id, device: id, jwk: key.publicJwk, label: unit.name, numbers },
    key,
  );
  const keys = await vaults.create(PRACTICE_PASSPHRASE);
  const { stored, vault } = await keys.finish(
    await signAsDevice(
      statementTypes.officerCertificate,
      {
        ...dated,
        ...{ id: uuid(), officer: '0000-000-0', name: 'ผู้ฝึกใช้งาน', jwk: keys.publicJwk },
        ...{ device: id, roles: ['officer'], scope: '0000' },
      },
      key,
    ),
    toBase64url(randomBytes(32)),
  );
  const policy = { version: 1, localReadMs: DAY_MS, leaseMs: 30 * DAY_MS, idleLockMs: DAY_MS / 24 };
  const device = { id, server, unit, certificate, numbers, key, policy, keyList: certificate };
  await store.enrol(device, stored, now);
  return vault;
}

/** The real sender, with the centre of a practice at the other end. */
function startSending(order: {
  store: Store;
  outbox: Outbox;
  device: EnrolledDevice;
  clock: Clock;
  cut: { value: boolean; subscribe(show: (cut: boolean) => void): () => void };
}): Sending {
  const { store, outbox, device, clock, cut } = order;
  const picture = signal(blankPicture);
  const sync = startSync({
    outbox,
    centre: practiceCentre({ device: device.id, server: device.server }, clock, () => cut.value),
    signer: manifestSigner(device),
    clock,
    leader: alone,
    report: (error) => console.error(error),
  });
  let learned = blankPicture;
  const show = () => {
    picture.value = { ...learned, link: cut.value ? 'no-network' : 'connected' };
  };
  const stops = [
    sync.picture((next) => {
      learned = next;
      show();
    }),
    cut.subscribe(show),
    store.watchOutbox(() => sync.wake('kept')),
    sync.stop,
  ];
  return {
    picture,
    wake: sync.wake,
    handOver: async () => null,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

/** A practice has one window, and leaves the lock of the real sender alone. */
const alone: Leadership = {
  passOn() {},
  join(begin) {
    const term = begin();
    return () => term.end();
  },
};

function filesInMemory(): DurableFiles {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const write = (name: string, at: number, bytes: Uint8Array) => {
    const whole = new Uint8Array(at + bytes.length);
    whole.set((files.get(name) ?? new Uint8Array()).subarray(0, at));
    whole.set(bytes, at);
    files.set(name, whole);
  };
  return {
    read: async (name) => files.get(name) ?? null,
    async append(name, at, bytes) {
      if ((files.get(name)?.length ?? 0) !== at) return false;
      write(name, at, bytes);
      return true;
    },
    write: async (name, at, bytes) => write(name, at, bytes),
  };
}

function marksInMemory(): Marks {
  const marks = new Map<string, string>();
  return {
    getItem: (key) => marks.get(key) ?? null,
    setItem: (key, value) => void marks.set(key, value),
  };
}
