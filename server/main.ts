import { readConfig } from './config.ts';
import { command, endWithSignals, say } from './say.ts';
import { start } from './start.ts';

await command(async () => {
  const running = await start(readConfig(process.env));
  endWithSignals(running.stop);
  say('', `Debt Desk (โต๊ะรับลงทะเบียนหนี้นอกระบบ) — ${running.address}`);
  if (!running.hasApp) say('The app is not built yet: npm start builds it.');
  if (running.link) {
    say('', 'เปิดลิงก์นี้ครั้งแรกในเครื่องที่จะใช้ (ใช้ได้ครั้งเดียว)');
    say('Open this once, in the browser that is to become the first desk:', `  ${running.link}`);
  }
  if (running.draftsKeyHere) {
    say('', 'The drafts-recovery key lies in KEYS_DIR. To keep it apart from this machine,');
    say('set DRAFTS_RECOVERY_KEY to a file with the public half of an offline key (JWK, P-256).');
  }
  if (!running.keysExported) {
    say('', 'The keys were not exported yet: if this disk is lost, so is what is sealed to them.');
    say('Run  npm run keys:export -- --to age1…  and keep the file elsewhere.');
  }
  say('');
});
