import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import type { AuditEvent } from '#contract/audit.ts';
import { Count } from '#contract/primitives.ts';
import type { Log } from '../http/log.ts';
import { codeOf, StartRefused } from '../start-refused.ts';
import type { Storage } from '../storage/port.ts';
import type { Right } from '../storage/safekeeping-tables.ts';

/**
 * One line: what somebody may do since row `n` of the audit log of server epoch `epoch`. A line
 * without a right says that the epoch began there.
 */
export interface RightsLine {
  epoch: number;
  n: number;
  right: Right | null;
}

const Line = z.object({
  epoch: Count,
  n: Count,
  // Written from a `Right`, by this server, into a folder of its own.
  right: z.nullable(z.looseObject({ kind: z.enum(['person', 'device', 'unit']) })),
});

const PAGE = 500;

/** [BK3] Keeps beside the database what a restore of an older one must not forget. */
export interface RightsLog {
  /** Resolves when everything that was decided before the call is on disk, or could not be written. */
  follow(): Promise<void>;
}

/** @param file where it lies: apart from the database, where the server has such a place */
export function createRightsLog(
  file: string,
  epoch: number,
  { storage, log }: { storage: Storage; log: Log },
): RightsLog {
  /** The newest row that was looked at; null: the file has not been read yet. */
  let through: number | null = null;
  let work = Promise.resolve();

  const rowsAfter = (n: number): Promise<AuditEvent[]> =>
    storage.transact((tables) => tables.auditAfter(n, PAGE));

  /** Up to which row it has come. A new log says at once that it is there, though nothing changed. */
  const begin = async (): Promise<number> => {
    const own = (await readRightsLog(file)).filter((line) => line.epoch === epoch);
    if (own.length === 0) await append(file, [{ epoch, n: 0, right: null }]);
    return own.at(-1)?.n ?? 0;
  };

  const catchUp = async () => {
    through ??= await begin();
    for (let rows = await rowsAfter(through); rows.length > 0; rows = await rowsAfter(through)) {
      const last = rows.at(-1);
      if (!last) return;
      const rights = await storage.transact(async (tables) => {
        const found = await Promise.all([...namedIn(rows)].map((target) => tables.rightOf(target)));
        return found.filter((right) => right !== null);
      });
      await append(
        file,
        rights.map((right) => ({ epoch, n: last.n, right })),
      );
      through = last.n;
    }
  };

  return {
    follow() {
      // What cannot be written now is written with what comes next: rows are counted, not sent.
      work = work.then(catchUp).catch((error: unknown) => log.mishap('rights-log', error));
      return work;
    },
  };
}

/** Whose rights such rows may have changed; a first start makes a person and a device at once. */
function namedIn(rows: readonly AuditEvent[]): Set<string> {
  const changes = /^(person-|duties-|device-|unit-made$|bootstrap$)/;
  const named = rows
    .filter(({ action }) => changes.test(action))
    .flatMap(({ action, target, device }) =>
      action === 'bootstrap' ? [target, device] : [target],
    );
  return new Set(named.filter((one) => one !== null));
}

export async function append(file: string, lines: readonly RightsLine[]): Promise<void> {
  if (lines.length === 0) return;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  try {
    // A line that a cut of the power left half written is ended, and read as none.
    await handle.writeFile(`\n${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Every line that was written whole; none when there is no such file.
 * @throws StartRefused when it cannot be read
 */
export async function readRightsLog(file: string): Promise<RightsLine[]> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new StartRefused(`${file} cannot be read (${codeOf(error)}).`);
  }
  return text.split('\n').flatMap((line) => {
    const read = z.safeParse(Line, parse(line));
    return read.success ? [read.data as RightsLine] : [];
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
