import type { DurableFiles, Locks, Marks } from '../../src/store/ports.ts';

/** Files in memory that can be made to fail, or to be cut off in the middle of a write. */
export function memoryFiles(content = new Map<string, Uint8Array<ArrayBuffer>>()) {
  let fault: 'none' | 'fails' | 'tears' | 'unreadable' = 'none';
  const files: DurableFiles = {
    async read(name) {
      if (fault === 'unreadable') throw new Error('the disk does not answer');
      return content.get(name)?.slice() ?? null;
    },
    async append(name, at, bytes) {
      if ((content.get(name)?.length ?? 0) !== at) return false;
      await files.write(name, at, bytes);
      return true;
    },
    async write(name, at, bytes) {
      if (fault === 'fails') throw new Error('the file cannot be written');
      const length = fault === 'tears' ? bytes.length >> 1 : bytes.length;
      const next = new Uint8Array(at + length);
      next.set((content.get(name) ?? new Uint8Array()).subarray(0, at));
      next.set(bytes.subarray(0, length), at);
      content.set(name, next);
      if (fault === 'tears') throw new Error('the power went');
    },
  };
  return {
    files,
    content,
    become(next: typeof fault) {
      fault = next;
    },
  };
}

/** One holder at a time, in the order of asking. */
export function memoryLocks(): Locks {
  const last = new Map<string, Promise<unknown>>();
  return {
    request(name, work) {
      const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
      last.set(
        name,
        mine.catch(() => undefined),
      );
      return mine;
    },
  };
}

export function memoryMarks(content = new Map<string, string>()): Marks & {
  content: Map<string, string>;
} {
  return {
    content,
    getItem: (key) => content.get(key) ?? null,
    setItem: (key, value) => void content.set(key, value),
  };
}
