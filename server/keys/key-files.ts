import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { PublicJwk, text, UnixMs } from '#contract/primitives.ts';
import { codeOf, StartRefused } from '../start-refused.ts';

export const privateUses = [
  'root',
  'sealing',
  'receipt',
  'watermark',
  'command',
  'enrolment',
  'drafts-recovery',
] as const;
export type PrivateUse = (typeof privateUses)[number];

export const PrivateJwk = z.extend(PublicJwk, { d: z.string() });

/** One key as it lies in KEYS_DIR: `<use>.<kid>.json`, readable by the server's user only. */
export const KeyFile = z.object({
  kid: text(64),
  use: z.enum(privateUses),
  since: UnixMs,
  retired: z.optional(UnixMs),
  jwk: PrivateJwk,
});
export type KeyFile = z.infer<typeof KeyFile>;

/** The folder of the server's secrets. Files are written whole or not at all. */
export interface KeyFolder {
  keys: KeyFile[];
  addKey(key: KeyFile): void;
  /** Null when there is no such file. */
  read<T extends z.core.$ZodType>(name: string, schema: T): z.output<T> | null;
  write(name: string, content: object): void;
}

/** @throws StartRefused when a file there is not what it should be. */
export function openKeyFolder(dir: string): KeyFolder {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    chmodSync(dir, 0o700);
    accessSync(dir, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new StartRefused(
      `${dir} cannot be written (${codeOf(error)}). Set KEYS_DIR to a folder of the server's user.`,
    );
  }

  const read = <T extends z.core.$ZodType>(name: string, schema: T): z.output<T> => {
    const file = join(dir, name);
    try {
      return z.parse(schema, JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      throw new StartRefused(`${file} cannot be read. Put it back from the backup of the keys.`);
    }
  };
  const write = (name: string, content: object) => {
    const file = join(dir, name);
    const half = `${file}.half`;
    const handle = openSync(half, 'w', 0o600);
    writeSync(handle, JSON.stringify(content));
    fsyncSync(handle);
    closeSync(handle);
    renameSync(half, file);
    const folder = openSync(dir, 'r');
    fsyncSync(folder);
    closeSync(folder);
  };
  const names = () => readdirSync(dir);
  const isKey = new RegExp(`^(${privateUses.join('|')})\\..+\\.json$`);
  const keys = names()
    .filter((name) => isKey.test(name))
    .map((name) => read(name, KeyFile))
    .sort((a, b) => a.since - b.since);
  return {
    keys,
    addKey(key) {
      write(`${key.use}.${key.kid}.json`, key);
      keys.push(key);
    },
    read: (name, schema) => (names().includes(name) ? read(name, schema) : null),
    write,
  };
}
