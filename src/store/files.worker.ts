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

  append: (name, at, bytes) =>
    inTurn(name, (handle) => {
      if (handle.getSize() !== at) return false;
      put(handle, at, bytes);
      return true;
    }),

  write: (name, at, bytes) => inTurn(name, (handle) => put(handle, at, bytes)),
};

/** A file takes one writing handle at a time, so writes of this window stand in a row. */
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(name: string, work: (handle: FileSystemSyncAccessHandle) => T): Promise<T> {
  const mine = last.then(async () => {
    const file = await (await folder).getFileHandle(name, { create: true });
    const handle = await file.createSyncAccessHandle();
    try {
      return work(handle);
    } finally {
      handle.close();
    }
  });
  last = mine.catch(() => undefined);
  return mine;
}

function put(handle: FileSystemSyncAccessHandle, at: number, bytes: Uint8Array): void {
  if (handle.write(new Uint8Array(bytes), { at }) !== bytes.length)
    throw new Error('the file took only a part');
  handle.truncate(at + bytes.length);
  handle.flush();
}

expose(files);
