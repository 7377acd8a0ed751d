import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { calculateJwkThumbprint } from 'jose';
import * as z from 'zod/mini';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { PrivateJwk } from './keys/key-files.ts';
import { openDataAndKeys } from './open-server.ts';
import { answerRecovery } from './recovery/answer.ts';
import type { DraftsRecoveryKey } from './recovery/esc.ts';
import { command, say } from './say.ts';
import { StartRefused } from './start-refused.ts';

await command(async () => {
  const { values } = parseArgs({ options: { key: { type: 'string' } } });
  const key = await readKey(values.key);
  const { storage, keyring } = await openDataAndKeys(readConfig(process.env), systemClock);
  try {
    const told = await storage.transact(async (tables) => {
      const lines: string[] = [];
      for (const recovery of await tables.approvedRecoveries()) {
        const at = systemClock.now();
        const { state } = await answerRecovery(recovery, [key], keyring.server, tables, at);
        lines.push(
          `${recovery.officer}  ${recovery.deviceLabel}  ${recovery.drafts} drafts  ${state}`,
        );
      }
      return lines;
    });
    say(told.length === 0 ? 'No approved recovery waits for a key.' : told.join('\n'));
  } finally {
    await storage.close();
  }
});

async function readKey(file: string | undefined): Promise<DraftsRecoveryKey> {
  if (file === undefined) {
    throw new StartRefused(
      'Say which key: npm run recoveries -- --key FILE (a private JWK, P-256).',
    );
  }
  try {
    const jwk = z.parse(PrivateJwk, JSON.parse(readFileSync(file, 'utf8')));
    return { kid: await calculateJwkThumbprint(jwk), jwk };
  } catch {
    throw new StartRefused(`${file} cannot be read as a private P-256 JWK.`);
  }
}
