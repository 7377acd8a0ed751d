import { verifyAudit } from './audit/verify.ts';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { openDataAndKeys } from './open-server.ts';
import { command, say } from './say.ts';

await command(async () => {
  const { storage } = await openDataAndKeys(readConfig(process.env), systemClock);
  try {
    const found = await verifyAudit(storage);
    if (found.is === 'whole') {
      say(`${found.rows} rows and the chains of ${found.devices} devices: chain whole`);
      return;
    }
    const whose = found.chain === 'server' ? 'the server' : `device ${found.chain}`;
    say(`The chain of ${whose} is broken at row ${found.n}: it was changed, taken out or put in.`);
    process.exitCode = 1;
  } finally {
    await storage.close();
  }
});
