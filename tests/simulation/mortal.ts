import type { Outbox } from '../../src/sync/ports.ts';

/** Dies in the middle of a call to its store: before what the call does, or after. */
export interface Doom {
  calls: number;
  when: 'before' | 'after';
}

/** Whose store it is, and what may end them. */
interface Mortal {
  dooms: { next: Doom | null };
  isAlive(): boolean;
  die(): void;
}

/** The same store, except that a dead window never hears from it again. */
export function mortal(outbox: Outbox, { dooms, isAlive, die }: Mortal): Outbox {
  const never = new Promise<never>(() => undefined);
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!isAlive()) return never;
    const last = dooms.next !== null && --dooms.next.calls < 0 ? dooms.next.when : null;
    if (last !== null) dooms.next = null;
    if (last === 'before') die();
    if (!isAlive()) return never;
    const result = await work();
    if (last === 'after') die();
    return isAlive() ? result : never;
  };
  return {
    unsent: (limit, aside) => call(() => outbox.unsent(limit, aside)),
    // Only paints; a crash there is a crash anywhere.
    countUnsent: () => outbox.countUnsent(),
    describe: (epoch) => call(() => outbox.describe(epoch)),
    applyReceipts: (list, measured) => call(() => outbox.applyReceipts(list, measured)),
    mailboxRead: () => call(() => outbox.mailboxRead()),
    applyMailbox: (page) => call(() => outbox.applyMailbox(page)),
    keyListVersion: () => call(() => outbox.keyListVersion()),
  };
}
