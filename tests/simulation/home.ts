import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../server/clock.ts';
import { type Keyring, openKeyring } from '../../server/keys/keyring.ts';
import { unitOf } from '../../server/people/units.ts';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { enrolPerson, type Person } from './person.ts';

/** What every simulated story begins with: a server that was started once, and its people. */
export interface Home {
  keysDir: string;
  keyring: Keyring;
  people: readonly Person[];
  /** A disk of its own for one story; `leave` deletes it. */
  newData(): Data;
}

/** The server's disk in one story. */
export interface Data {
  file: string;
  /** Folder of its pictures. */
  pictures: string;
  leave(): void;
}

/** Memory where the system offers it as a folder, because the faults here are not those of disks. */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

const NAMES = [
  ...['สมชาย', 'มาลี', 'วิชัย', 'อรทัย', 'บุญมี', 'ไพลิน'],
  ...['ธนา', 'กัญญา', 'อนุชา', 'แก้วตา', 'ทองใบ', 'น้ำฝน'],
] as const;
const UNITS = [
  ...['8001', '8001', '8002', '8001', '8000', '8002'],
  ...['8001', '8002', '8000', '8001', '8002', '8001'],
] as const;

export async function makeHome(): Promise<Home> {
  const folder = mkdtempSync(join(base, 'debt-desk-simulation-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const template = join(folder, 'template.db');
  const keysDir = join(folder, 'keys');
  const storage = await openSqlite(template);
  const remembered = await storage.transact((tables) => tables.rememberedKeys());
  const keyring = await openKeyring(keysDir, systemClock, remembered, null);
  await storage.transact((tables) => tables.serverEpoch());
  const people = await Promise.all(
    NAMES.map((name, i) => enrolPerson(name, i + 1, UNITS[i] ?? '8001', keyring)),
  );
  for (const unit of new Set(UNITS)) if (!unitOf(unit)) throw new RangeError(`no unit ${unit}`);
  await storage.close();
  let made = 0;
  return {
    keysDir,
    keyring,
    people,
    newData() {
      made += 1;
      const story = join(folder, `story-${made}`);
      mkdirSync(story);
      const file = join(story, 'centre.db');
      copyFileSync(template, file);
      return {
        file,
        pictures: join(story, 'pictures'),
        leave: () => rmSync(story, { recursive: true, force: true }),
      };
    },
  };
}
