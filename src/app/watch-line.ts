import type { ReadOutcome, SyncPicture } from '../sync/ports.ts';

const EVERY_MS = 15_000;

export interface LineWatch {
  /** Asks now, because something hints at a change. */
  ask(): void;
  stop(): void;
}

/**
 * Asks the centre itself while somebody looks, because a sender that has nothing to send learns
 * nothing: neither that the line broke, nor that it is back before its long wait is over.
 */
export function watchLine(
  probe: () => Promise<ReadOutcome<unknown>>,
  tell: (link: SyncPicture['link']) => void,
): LineWatch {
  let asking = false;
  const ask = async () => {
    if (asking || document.visibilityState !== 'visible') return;
    asking = true;
    const answer = await probe();
    asking = false;
    tell(linkOf(answer));
  };
  const askNow = () => void ask();
  const timer = setInterval(askNow, EVERY_MS);
  addEventListener('offline', askNow);
  return {
    ask: askNow,
    stop() {
      clearInterval(timer);
      removeEventListener('offline', askNow);
    },
  };
}

/** What an answer of the centre to a probe says of the line. */
export function linkOf(answer: ReadOutcome<unknown>): SyncPicture['link'] {
  if (answer.is === 'read') return 'connected';
  if (answer.is === 'busy') return 'busy';
  const silent = answer.is === 'unknown' && answer.why === 'no-network';
  return silent ? 'no-network' : 'centre-unreachable';
}
