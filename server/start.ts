import { once } from 'node:events';
import type { Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { createAcceptance } from './acceptance/acceptance.ts';
import { createPool } from './acceptance/pool.ts';
import { createApp, usualLimits } from './app.ts';
import { systemClock } from './clock.ts';
import { addressOf, type Config, picturesIn, rightsLogIn } from './config.ts';
import { claimDataFolder, type DataFolderClaim, rememberPort } from './data-folder.ts';
import { createHttpServer } from './http/http-server.ts';
import { createLog } from './http/log.ts';
import { readStaticFiles } from './http/static-files.ts';
import { createGate } from './intake/admission.ts';
import { issueLink, type Opened, openDataAndKeys, refuseUnexported } from './open-server.ts';
import { unitOf } from './people/units.ts';
import { pictureFolder } from './pictures/folder.ts';
import { createRightsLog } from './safekeeping/rights-log.ts';
import { StartRefused } from './start-refused.ts';

export interface Running {
  port: number;
  address: string;
  /** The one-time link, as long as none was ever used. */
  link: string | null;
  keysExported: boolean;
  /** Whether this machine alone, with two people's approval, can open forgotten drafts. */
  draftsKeyHere: boolean;
  hasApp: boolean;
  /** Answers what is under way, then ends. */
  stop(): Promise<void>;
}

const BACKLOG = 4096;
const HOUR_MS = 60 * 60 * 1000;
/** Work that a mishap interrupted is taken up again so soon. */
const NUDGE_MS = 5000;
const GRACE_MS = 10_000;

/**
 * Opens data and keys, starts workers, listens.
 * @throws StartRefused with a sentence that says what to do.
 */
export async function start(config: Config): Promise<Running> {
  const clock = systemClock;
  const log = createLog(config.logLevel, (line) => process.stdout.write(line));
  const opened = await openDataAndKeys(config, clock, {
    whenUnreadable: (table) => log.note('error', 'row-unreadable', { code: table }),
  });
  const { storage, keyring } = opened;
  const claim = await claimFolderOf(opened, config);
  const pool = createPool({
    workers: Math.max(1, availableParallelism() - 1),
    keys: { server: keyring.server, sealing: keyring.sealing },
    whenCrashed: () => log.note('error', 'worker-crashed'),
  });
  const gate = createGate(usualLimits.admission, clock);
  const acceptance = createAcceptance({ storage, pool, clock, log, whenCalm: gate.whenCalm });
  const close = async () => {
    await acceptance.stop();
    await pool.close();
    await storage.close();
    claim.free();
  };
  try {
    refuseUnexported(config, keyring);
    const files = await readStaticFiles(config.distDir);
    const serverEpoch = await storage.transact((tables) => tables.serverEpoch());
    const rights = createRightsLog(rightsLogIn(config), serverEpoch.n, { storage, log });
    await rights.follow();
    const app = createApp({
      ...{ storage, keyring, serverEpoch, clock, log, acceptance, gate, pool, unitOf, files },
      ...{ rights, keepsBackups: config.backupDir !== null },
      pictures: pictureFolder(picturesIn(config)),
      limits: usualLimits,
    });
    const server = createHttpServer(app.fetch);
    const port = await listen(server, config);
    await rememberPort(config.dataDir, port);
    const used = await storage.transact(async (tables) => {
      const any = await tables.anyCodeUsed();
      if (any) await tables.dropUnusedFirstRunCodes();
      return any;
    });
    const link = used ? null : await issueLink(opened, clock, config, port, true);
    acceptance.retryHeld();
    const hourly = setInterval(() => acceptance.retryHeld(), HOUR_MS);
    const nudge = setInterval(() => acceptance.wake(), NUDGE_MS);
    return {
      port,
      address: addressOf(config, port),
      link,
      keysExported: keyring.exported,
      draftsKeyHere: !keyring.draftsRecoveryOffline,
      hasApp: files.has('/index.html'),
      async stop() {
        clearInterval(hourly);
        clearInterval(nudge);
        await hangUp(server);
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The folder is there once its database was opened. */
async function claimFolderOf({ storage }: Opened, { dataDir }: Config): Promise<DataFolderClaim> {
  try {
    return claimDataFolder(dataDir);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

async function listen(server: Server, { port, host }: Config): Promise<number> {
  server.listen({ port, host, backlog: BACKLOG });
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new StartRefused(
        `Port ${port} is taken. Stop what listens there, or set PORT to another, e.g. PORT=8081.`,
      );
    }
    throw new StartRefused(`Cannot listen on ${host}:${port} (${code}). Set HOST and PORT.`);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}

async function hangUp(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(patience);
}
