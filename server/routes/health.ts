import { Hono } from 'hono';
import { statementTypes } from '#contract/statements.ts';
import type { Pool } from '../acceptance/pool.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../http/log.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Storage } from '../storage/port.ts';

export interface HealthParts {
  storage: Storage;
  keyring: Keyring;
  pool: Pick<Pool, 'ping'>;
  clock: Clock;
  log: Log;
}

/** `/healthz`: the process answers. `/readyz`: database, keys and workers really do their work. */
export function healthRoutes({ storage, keyring, pool, clock, log }: HealthParts): Hono {
  const routes = new Hono();
  const works = async (what: string, check: () => Promise<unknown>) => {
    try {
      await check();
      return true;
    } catch (error) {
      log.mishap(what, error);
      return false;
    }
  };
  const look = async () => {
    const [database, keys, workers] = await Promise.all([
      works('readyz-database', () => storage.transact((tables) => tables.touch(clock.now()))),
      works('readyz-keys', () => keyring.sign('receipt', statementTypes.receipts, {})),
      works('readyz-workers', () => pool.ping()),
    ]);
    return { database, keys, workers };
  };
  let looking: ReturnType<typeof look> | null = null;

  routes.get('/healthz', (c) => c.json({ is: 'alive' }));
  routes.get('/readyz', async (c) => {
    // Anybody may ask, and a look costs a commit: who asks meanwhile hears of the same look.
    looking ??= look().finally(() => {
      looking = null;
    });
    const found = await looking;
    const ready = found.database && found.keys && found.workers;
    return c.json({ is: ready ? 'ready' : 'not-ready', ...found }, ready ? 200 : 503);
  });
  return routes;
}
