import { type KeptPush, type PushToKeep, StorageFull } from '../storage/port.ts';

/** Most envelopes in one transaction: enough to share an fsync, few enough to answer soon. */
const MOST_ENVELOPES = 400;

/** All who proved nothing share one turn. */
const STRANGERS = '?';

interface Waiting {
  push: PushToKeep;
  resolve(kept: KeptPush): void;
  reject(error: unknown): void;
}

/**
 * Pushes that arrive in one turn of the event loop, or while a commit is under way, share the next
 * transaction. Each caller hears only after COMMIT. When a shared transaction fails, its pushes are
 * tried one by one, so that one of them cannot spoil the others.
 */
export function createGroupCommit(
  keep: (pushes: readonly PushToKeep[]) => Promise<KeptPush[]>,
): (push: PushToKeep) => Promise<KeptPush> {
  const waiting = new Map<string, Waiting[]>();
  let running = false;

  /** [I6] One of each device in turn: whoever has much to send stands behind nobody but themselves. */
  const takeGroup = (): Waiting[] => {
    const group: Waiting[] = [];
    let envelopes = 0;
    for (const [name, own] of waiting) {
      const [next] = own;
      if (!next) continue;
      if (group.length > 0 && envelopes + next.push.envelopes.length > MOST_ENVELOPES) break;
      envelopes += next.push.envelopes.length;
      group.push(next);
      own.shift();
      // Behind all others, where it is reached once more while there is room in this group.
      waiting.delete(name);
      if (own.length > 0) waiting.set(name, own);
    }
    return group;
  };

  const commit = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const kept = await keep(group.map(({ push }) => push));
      group.forEach(({ resolve, reject }, i) => {
        const own = kept[i];
        if (own) resolve(own);
        else reject(new RangeError('the storage answered for fewer pushes than it was given'));
      });
    } catch (error) {
      const hopeless = group.length === 1 || error instanceof StorageFull;
      if (hopeless) for (const { reject } of group) reject(error);
      else for (const one of group) await commit([one]);
    }
  };

  const run = async () => {
    while (waiting.size > 0) await commit(takeGroup());
    running = false;
  };

  return (push) =>
    new Promise((resolve, reject) => {
      const name = push.sender?.device ?? STRANGERS;
      const one = { push, resolve, reject };
      const own = waiting.get(name);
      if (own) own.push(one);
      else waiting.set(name, [one]);
      if (running) return;
      running = true;
      setImmediate(run);
    });
}
