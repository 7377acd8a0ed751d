import { verifyAudit } from './audit/verify.ts';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { openDataAndKeys } from './open-server.ts';
import { command, say } from './say.ts';

await command(async () => {
  const { storage } = await openDataAndKeys(readConfig(process.env), systemClock);
  try {
    const { rows, head, devices, breaks } = await verifyAudit(storage);
    const seen = `${rows} rows, the last ${head}, and the chains of ${devices} devices`;
    for (const { chain, n } of breaks) {
      const whose = chain === 'server' ? 'the server' : `device ${chain}`;
      say(`The chain of ${whose} is broken at row ${n}: it was changed, taken out or put in.`);
    }
    say(breaks.length === 0 ? `${seen}: chain whole` : `${seen}: ${breaks.length} broken`);
    process.exitCode = breaks.length === 0 ? 0 : 1;
  } finally {
    await storage.close();
  }
});
