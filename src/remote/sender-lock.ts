import type { Clock, Leadership, Term, WakeCause } from '../sync/ports.ts';

export interface SenderLockPorts {
  clock: Clock;
  locks: LockManager;
}

/** When this one takes the lock from another holder. */
export type Taking =
  /** From a silent one, while somebody looks at this window. */
  | { isVisible(): boolean }
  /** Now: for whoever has made sure that nobody sends. */
  | { takes: 'at-once' };

const CHANNEL = 'debt-desk-sender';
const LOCK = 'sender';
const BEAT_MS = 5000;
const BEATS_MISSED = 3;

type Word = { is: 'beat' } | { is: 'wake'; cause: WakeCause };

/**
 * Makes one window of this browser profile the sender (S2): it holds the Web Lock `sender` and says
 * so every 5 s. A window that is frozen in the background keeps its lock but falls silent; a visible
 * one then takes it over.
 */
export function openSenderLock({ clock, locks, ...taking }: SenderLockPorts & Taking): Leadership {
  const channel = new BroadcastChannel(CHANNEL);
  const say = (word: Word) => channel.postMessage(word);
  return {
    passOn: (cause) => say({ is: 'wake', cause }),

    join(begin) {
      const resigned = new AbortController();
      let term: Term | null = null;
      let beatsMissed = 0;
      let endTerm = () => {};

      const hold = () =>
        new Promise<void>((resolve) => {
          const mine = begin();
          term = mine;
          endTerm = () => {
            endTerm = () => {};
            term = null;
            mine.end();
            resolve();
          };
        });
      const ask = async (options: LockOptions) => {
        try {
          await locks.request(LOCK, options, hold);
        } catch {
          // Taken over while holding, or resigned while waiting: either way the term is over.
        }
        endTerm();
      };
      const queue = async () => {
        while (!resigned.signal.aborted) await ask({ signal: resigned.signal });
      };

      const heard = ({ data }: MessageEvent<Word>) => {
        if (data.is === 'beat') beatsMissed = 0;
        else term?.wake(data.cause);
      };
      channel.addEventListener('message', heard);
      const listen = async () => {
        while (!resigned.signal.aborted) {
          const beat = clock.wait(BEAT_MS);
          resigned.signal.addEventListener('abort', beat.cancel, { once: true });
          await beat.done;
          resigned.signal.removeEventListener('abort', beat.cancel);
          if (term) say({ is: 'beat' });
          else if (++beatsMissed > BEATS_MISSED && 'isVisible' in taking && taking.isVisible()) {
            beatsMissed = 0;
            void ask({ steal: true });
          }
        }
        channel.removeEventListener('message', heard);
      };

      void ('takes' in taking ? ask({ steal: true }) : queue());
      void listen();
      return () => {
        resigned.abort();
        endTerm();
      };
    },
  };
}

/** Whether a window is the sender, and lively enough to say so. */
export async function isSenderAlive({ clock, locks }: SenderLockPorts): Promise<boolean> {
  const { held = [] } = await locks.query();
  if (!held.some(({ name }) => name === LOCK)) return false;
  const channel = new BroadcastChannel(CHANNEL);
  const silence = clock.wait((BEATS_MISSED + 1) * BEAT_MS);
  let heard = false;
  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.is !== 'beat') return;
    heard = true;
    silence.cancel();
  });
  await silence.done;
  channel.close();
  return heard;
}
