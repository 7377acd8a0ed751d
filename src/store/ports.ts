import type { KeyList, ServerKey } from '#contract/keys.ts';
import type { Watermark } from '#contract/mailbox.ts';
import type { Jws, ServerId, Sha256, UnixMs } from '#contract/primitives.ts';
import type { Vitals } from '../sync/ports.ts';
import type { ReadCommand } from '../vault/types.ts';

/** A handful of small files beside the database, each write on the disk before it resolves. */
export interface DurableFiles {
  /** Null when there is no such file. @throws when it is there and cannot be read. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Adds `bytes` to a file that is exactly `at` bytes long, flushes; false when it is not. */
  append(name: string, at: number, bytes: Uint8Array): Promise<boolean>;
  /** Puts `bytes` at offset `at`, cuts off what lay behind, flushes. Makes the file if need be. */
  write(name: string, at: number, bytes: Uint8Array): Promise<void>;
}

/** Only one holder at a time in all windows of this browser. */
export interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** A few characters that survive the loss of the database (localStorage). */
export interface Marks {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What the vault can tell of the server's keys. */
export interface Trust {
  trustKeyList(jws: Jws, server: ServerId, atLeastVersion?: number): Promise<KeyList | null>;
  readWatermark(list: KeyList, jws: Jws): Promise<Watermark | null>;
  recipientsIn(list: KeyList): ServerKey[];
  /** What the centre orders, as far as its signature holds. */
  readCommand(list: KeyList, jws: Jws): Promise<ReadCommand>;
}

/** Everything the store is handed. */
export interface StorePorts {
  /** Name of the database; one a profile, others only in tests. */
  name: string;
  idb: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange };
  files: DurableFiles;
  locks: Locks;
  marks: Marks;
  trust: Trust;
  clock: { now(): UnixMs };
  vitals(): Promise<Vitals>;
  /** SHA-256 of the texts that the debtor is shown: privacy notice and form. */
  shown(): Promise<{ notice: Sha256; form: Sha256 }>;
}
