import { parseArgs } from 'node:util';
import { beginOfDay } from '#thai/dates.ts';
import { DAY_MS, thaiDay } from './acceptance/thai-day.ts';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { claimDataFolder } from './data-folder.ts';
import { createLog } from './http/log.ts';
import { dropStrangers } from './intake/strangers.ts';
import { openDataAndKeys } from './open-server.ts';
import { command, say } from './say.ts';
import { StartRefused } from './start-refused.ts';
import type { Storage } from './storage/port.ts';

/** Looking goes beside the running server; dropping claims its folder, so that nothing is judged meanwhile. */
await command(async () => {
  const { values } = parseArgs({
    options: { list: { type: 'boolean' }, 'drop-strangers-before': { type: 'string' } },
  });
  const day = values['drop-strangers-before'];
  if (day !== undefined) refuseWrongDay(day);
  const config = readConfig(process.env);
  const { storage } = await openDataAndKeys(config, systemClock);
  try {
    if (day !== undefined) await drop(storage, config, day);
    await list(storage);
  } finally {
    await storage.close();
  }
});

/** A day that is not to come, because a year of another era would drop everything. */
function refuseWrongDay(day: string): void {
  const begins = beginOfDay(day);
  const tomorrow = thaiDay(systemClock.now() + DAY_MS);
  if (Number.isNaN(begins) || thaiDay(begins) !== day || day > tomorrow) {
    throw new StartRefused(
      `--drop-strangers-before takes a day of the common era, up to ${tomorrow}, in this form.`,
    );
  }
}

async function drop(storage: Storage, config: Config, day: string): Promise<void> {
  const claim = claimDataFolder(config.dataDir);
  try {
    const log = createLog(config.logLevel, (line) => process.stdout.write(line));
    const { envelopes, bytes } = await dropStrangers(storage, day, systemClock.now(), log);
    say(`Dropped ${envelopes} envelopes of strangers, ${bytes} bytes. What is left:`);
  } finally {
    claim.free();
  }
}

async function list(storage: Storage): Promise<void> {
  const days = await storage.transact((tables) => tables.quarantineByDay());
  if (days.length === 0) {
    say('Nothing lies in quarantine.');
    return;
  }
  say(row('day', 'brought by', 'envelopes', 'bytes'));
  for (const { day, origin, envelopes, bytes } of days) {
    say(row(day, origin ?? 'strangers', String(envelopes), String(bytes)));
  }
}

function row(day: string, origin: string, envelopes: string, bytes: string): string {
  return `${day.padEnd(10)}  ${origin.padEnd(36)}  ${envelopes.padStart(9)}  ${bytes.padStart(12)}`;
}
