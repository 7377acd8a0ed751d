import { expose } from 'comlink';
import type { DurableFiles } from './ports.ts';

// The only thread that may open files for synchronous, flushed writing. Each call opens and closes,
// so that no other window ever waits for a handle.
const folder = navigator.storage.getDirectory();

async function find(name: string): Promise<FileSystemFileHandle | null> {
  try {
    return await (await folder).getFileHandle(name);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotFoundError') return null;
    throw error;
  }
}

const files: DurableFiles = {
  async read(name) {
    const file = await (await find(name))?.getFile();
    return file ? new Uint8Array(await file.arrayBuffer()) : null;
  },

  async size(name) {
    return (await (await find(name))?.getFile())?.size ?? 0;
  },

  write(name, at, bytes) {
    const mine = last.then(() => writeNow(name, at, new Uint8Array(bytes)));
    last = mine.catch(() => undefined);
    return mine;
  },
};

/** A file takes one writing handle at a time, so writes of this window stand in a row. */
let last: Promise<unknown> = Promise.resolve();

async function writeNow(name: string, at: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const file = await (await folder).getFileHandle(name, { create: true });
  const handle = await file.createSyncAccessHandle();
  try {
    if (handle.write(bytes, { at }) !== bytes.length) throw new Error('the file took only a part');
    handle.truncate(at + bytes.length);
    handle.flush();
  } finally {
    handle.close();
  }
}

expose(files);
