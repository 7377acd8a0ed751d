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
    say('เปิดลิงก์นี้ในเครื่องใหม่ เพื่อเพิ่มผู้ดูแลอีกคนพร้อมเครื่องอีกเครื่อง');
    say('ใช้ได้ครั้งเดียว ภายใน 24 ชั่วโมง ส่งให้เจ้าตัวเท่านั้น ผู้ที่เปิดลิงก์จะเป็นผู้ดูแล', '');
    say('Open this on a new device: it makes one more administrator there.');
    say('Good once, within 24 hours. Whoever opens it becomes an administrator.', '');
    say(`  ${link}`);
  } finally {
    await opened.storage.close();
  }
});
