import { createServer } from 'vite';
import { readConfig } from './config.ts';
import { command, endWithSignals, say } from './say.ts';
import { start } from './start.ts';

await command(async () => {
  const config = readConfig({ ...process.env, PORT: process.env.PORT ?? '0' });
  const running = await start(config);
  const target = `http://127.0.0.1:${running.port}`;
  const vite = await createServer({
    server: { proxy: { '/api': target, '/healthz': target, '/readyz': target } },
  });
  await vite.listen();
  endWithSignals(async () => {
    await vite.close();
    await running.stop();
  });
  const address = vite.resolvedUrls?.local[0]?.replace(/\/$/, '') ?? running.address;
  say('', `Debt Desk, developing: ${address}  (server: ${target})`);
  if (running.link) say('First run:', `  ${running.link.replace(running.address, address)}`);
  say('');
});
