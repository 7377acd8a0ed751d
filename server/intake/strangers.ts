import { takeApart } from '#contract/envelope.ts';
import type { IsoDate, UnixMs } from '#contract/primitives.ts';
import { beginOfDay } from '#thai/dates.ts';
import { deviceSigned } from '../acceptance/signatures.ts';
import type { Log } from '../http/log.ts';
import type { PeopleTables } from '../storage/enrolment-tables.ts';
import type { Storage } from '../storage/port.ts';
import { readHeader } from './read-header.ts';

export interface Dropped {
  envelopes: number;
  bytes: number;
}

const BATCH = 500;

/**
 * [I10] Drops from quarantine what strangers brought before a day and nobody known stands for, so that
 * a flood does not close the door for the next unknown device. All of it or nothing; what was dropped
 * is written into the database, the audit log and `log`. The server must not run meanwhile: it could
 * be judging the very envelope that goes.
 */
export async function dropStrangers(
  storage: Storage,
  day: IsoDate,
  at: UnixMs,
  log: Log,
): Promise<Dropped> {
  const hashes: string[] = [];
  const bytes = await storage.transact(async (tables) => {
    let freed = 0;
    let found = await tables.strangersBefore(beginOfDay(day), 0, BATCH);
    for (let last = found.at(-1); last; last = found.at(-1)) {
      const nobodys: string[] = [];
      for (const { hash, bytes } of found) {
        if (!(await isKnownsOwn(bytes, tables))) nobodys.push(hash);
      }
      freed += await tables.dropStrangers(nobodys, at);
      hashes.push(...nobodys);
      found = await tables.strangersBefore(beginOfDay(day), last.n, BATCH);
    }
    if (hashes.length === 0) return freed;
    const detail = `< ${day}: ${hashes.length} (${freed} B)`;
    const nobody = { officer: null, device: null, target: null, area: '' };
    await tables.writeAudit({ at, ...nobody, action: 'quarantine-dropped', detail });
    return freed;
  });
  for (const hash of hashes) log.note('warn', 'stranger-dropped', { hash });
  log.note('warn', 'quarantine-dropped', { count: hashes.length, bytes });
  return { envelopes: hashes.length, bytes };
}

/** Whether a known device signed it: acceptance has only not looked again since it became known. */
async function isKnownsOwn(bytes: Uint8Array, tables: PeopleTables): Promise<boolean> {
  const header = readHeader(bytes);
  const device = header && (await tables.findDevice(header.device));
  return device ? deviceSigned(bytes, takeApart(bytes).sig, device.certificate.jwk) : false;
}
