import { IDBObjectStore, IDBTransaction } from 'fake-indexeddb';
import { vi } from 'vitest';

type ObjectStore = InstanceType<typeof IDBObjectStore>;

/** Makes the database throw when something is written to `table`, the next `times` times. */
export function refuse(table: string, times: number, error: () => Error) {
  const { add, put } = IDBObjectStore.prototype;
  let left = times;
  const refusing = (write: typeof add) =>
    function (this: ObjectStore, ...given: Parameters<typeof add>) {
      if (this.name !== table || left === 0) return write.apply(this, given);
      left -= 1;
      throw error();
    };
  const spies = [
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(refusing(add)),
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(refusing(put)),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

/** The next transaction that writes to `table` commits, and its caller is told that it failed. */
export function failAfterCommit(table: string) {
  const { dispatchEvent } = IDBTransaction.prototype;
  const told = { failed: false };
  vi.spyOn(IDBTransaction.prototype, 'dispatchEvent').mockImplementation(function (
    this: InstanceType<typeof IDBTransaction>,
    event,
  ) {
    const mine = this.mode === 'readwrite' && [...this.objectStoreNames].includes(table);
    if (told.failed || event.type !== 'complete' || !mine) return dispatchEvent.call(this, event);
    told.failed = true;
    this.onabort?.call(this, {
      ...event,
      type: 'abort',
      target: this,
      preventDefault() {},
      stopPropagation() {},
    });
    return true;
  });
  return told;
}

export const domError = (name: string) => () => new DOMException('from the test', name);
