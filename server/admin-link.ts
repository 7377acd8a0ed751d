import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { lastPort } from './data-folder.ts';
import { issueLink, openDataAndKeys } from './open-server.ts';
import { command, say } from './say.ts';

await command(async () => {
  const config = readConfig(process.env);
  const opened = await openDataAndKeys(config, systemClock);
  try {
    const port = process.env.PORT ? config.port : ((await lastPort(config.dataDir)) ?? config.port);
    const link = await issueLink(opened, systemClock, config, port, false);
    say('One-time link, good for 24 hours, makes one more administrator on one more device:', link);
  } finally {
    await opened.storage.close();
  }
});
