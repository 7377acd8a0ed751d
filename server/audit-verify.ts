import { parseArgs } from 'node:util';
import { verifyAudit } from './audit/verify.ts';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { openDataAndKeys } from './open-server.ts';
import { command, say } from './say.ts';

await command(async () => {
  const { values } = parseArgs({ options: { noted: { type: 'string' } } });
  const { storage } = await openDataAndKeys(readConfig(process.env), systemClock);
  try {
    const { rows, head, hasNoted, devices, breaks } = await verifyAudit(storage, values.noted);
    const seen = `${rows} rows, the last ${head}, and the chains of ${devices} devices`;
    for (const { chain, n } of breaks) {
      const whose = chain === 'server' ? 'the server' : `device ${chain}`;
      say(`The chain of ${whose} is broken at row ${n}: it was changed, taken out or put in.`);
    }
    if (!hasNoted) {
      say(`No row has the hash ${values.noted}: the end of the log was cut off, or written anew.`);
    }
    const isWhole = breaks.length === 0 && hasNoted;
    say(isWhole ? `${seen}: chain whole` : `${seen}: ${breaks.length + (hasNoted ? 0 : 1)} broken`);
    process.exitCode = isWhole ? 0 : 1;
  } finally {
    await storage.close();
  }
});
