import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnixMs } from '#contract/primitives.ts';
import { type Acceptance, createAcceptance } from '../../../server/acceptance/acceptance.ts';
import { createPool, type Pool } from '../../../server/acceptance/pool.ts';
import { createApp, type Limits, usualLimits } from '../../../server/app.ts';
import type { Clock } from '../../../server/clock.ts';
import { createLog } from '../../../server/http/log.ts';
import type { StaticFiles } from '../../../server/http/static-files.ts';
import { createGate } from '../../../server/intake/admission.ts';
import type { OfflineKey } from '../../../server/keys/key-list.ts';
import { type Keyring, openKeyring } from '../../../server/keys/keyring.ts';
import { issueCode } from '../../../server/people/enrolment-code.ts';
import { unitOf } from '../../../server/people/units.ts';
import { type PictureFolder, pictureFolder } from '../../../server/pictures/folder.ts';
import { createRightsLog } from '../../../server/safekeeping/rights-log.ts';
import type { Storage } from '../../../server/storage/port.ts';
import { openSqlite } from '../../../server/storage/sqlite/open.ts';
import { withSayableAudit } from './audit-details.ts';

/** 1 December 2026, 10.00 in Thailand. */
export const MORNING: UnixMs = Date.UTC(2026, 11, 1, 3);

/** Time that stands still until a test moves it. */
export interface HandClock extends Clock {
  move(ms: number): void;
}

export function handClock(at: UnixMs = MORNING): HandClock {
  let now = at;
  return {
    now: () => now,
    random: () => 0.5,
    move(ms) {
      now += ms;
    },
  };
}

export interface HouseOptions {
  folder?: string;
  limits?: Partial<Limits>;
  beforeCommit?: () => Promise<void> | void;
  workerScript?: URL;
  patienceMs?: number;
  files?: StaticFiles;
  clock?: HandClock;
  /** Whether the server has a place for backups. */
  keepsBackups?: boolean;
  /** Around the folder of pictures, for a disk that is slow. */
  pictures?: (folder: PictureFolder) => PictureFolder;
  /** An offline drafts-recovery key, by its public half. */
  draftsRecovery?: OfflineKey;
}

/** A whole server without a port: real SQLite file, real keys, real workers. */
export interface House {
  folder: string;
  clock: HandClock;
  storage: Storage;
  keyring: Keyring;
  acceptance: Acceptance;
  pool: Pool;
  logged: string[];
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** `GET /api/v1/keys` …: everything that is answered. */
  routes: string[];
  issueCode(firstRun?: boolean): Promise<string>;
  close(): Promise<void>;
}

const open: (() => Promise<void>)[] = [];

/** Ends every house that is still open; the folders go, too. */
export async function tearDown(): Promise<void> {
  for (const close of open.splice(0)) await close();
}

export async function build(options: HouseOptions = {}): Promise<House> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'debt-desk-house-'));
  const clock = options.clock ?? handClock();
  const logged: string[] = [];
  const log = createLog('debug', (line) => logged.push(line));
  const { beforeCommit } = options;
  const storage = withSayableAudit(
    await openSqlite(join(folder, 'data', 'debt-desk.sqlite'), {
      whenUnreadable: (table) => log.note('error', 'row-unreadable', { code: table }),
      ...(beforeCommit ? { beforeCommit } : {}),
    }),
  );
  const remembered = await storage.transact((tables) => tables.rememberedKeys());
  const keyring = await openKeyring(
    join(folder, 'keys'),
    clock,
    remembered,
    null,
    options.draftsRecovery,
  );
  const { server, sealing, list } = keyring;
  await storage.transact((tables) =>
    tables.rememberKeys({
      server,
      listVersion: list.version,
      kids: list.keys.map(({ kid, use }) => ({ kid, use })),
    }),
  );
  const pool = createPool({
    workers: 1,
    keys: { server, sealing },
    whenCrashed: () => log.note('error', 'worker-crashed'),
    ...(options.workerScript ? { script: options.workerScript } : {}),
    ...(options.patienceMs ? { patienceMs: options.patienceMs } : {}),
  });
  const limits = { ...usualLimits, ...options.limits };
  const gate = createGate(limits.admission, clock);
  const acceptance = createAcceptance({ storage, pool, clock, log, whenCalm: gate.whenCalm });
  const serverEpoch = await storage.transact((tables) => tables.serverEpoch());
  const app = createApp({
    ...{ storage, keyring, serverEpoch, clock, log, acceptance, gate, pool, unitOf },
    limits,
    rights: createRightsLog(join(folder, 'apart', 'rights.log'), serverEpoch.n, { storage, log }),
    pictures: (options.pictures ?? ((all) => all))(pictureFolder(join(folder, 'data', 'pictures'))),
    keepsBackups: options.keepsBackups ?? false,
    files: options.files ?? new Map(),
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await acceptance.stop();
    await pool.close();
    await storage.close();
  };
  open.push(async () => {
    await close();
    await rm(folder, { recursive: true, force: true });
  });
  return {
    ...{ folder, clock, storage, keyring, acceptance, pool, logged, close },
    ask: async (path, init) => app.request(path, init),
    routes: [
      ...new Set(
        app.routes
          .filter(({ method }) => method !== 'ALL')
          .map(({ method, path }) => `${method} ${path}`),
      ),
    ],
    issueCode: (firstRun = true) =>
      issueCode(
        storage,
        clock,
        { roles: ['officer', 'supervisor', 'dopa-admin'], scope: '' },
        firstRun,
      ),
  };
}
