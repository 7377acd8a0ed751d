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
  routes.get('/healthz', (c) => c.json({ is: 'alive' }));
  routes.get('/readyz', async (c) => {
    const works = async (what: string, check: () => Promise<unknown>) => {
      try {
        await check();
        return true;
      } catch (error) {
        log.mishap(what, error);
        return false;
      }
    };
    const [database, keys, workers] = await Promise.all([
      works('readyz-database', () => storage.transact((tables) => tables.touch(clock.now()))),
      works('readyz-keys', () => keyring.sign('receipt', statementTypes.receipts, {})),
      works('readyz-workers', () => pool.ping()),
    ]);
    const ready = database && keys && workers;
    return c.json(
      { is: ready ? 'ready' : 'not-ready', database, keys, workers },
      ready ? 200 : 503,
    );
  });
  return routes;
}
