import { signal } from '@preact/signals';
import { blankPicture } from '../sync/picture.ts';
import type { Sending } from './adapters.ts';

/** Between two tries to fetch the sender itself, when the first one failed. */
const TRY_AGAIN_MS = 15_000;

/**
 * The sender of this window, whose code comes after the desk is there, because nobody who sets up a
 * device waits for it. Until then nothing is learned, and no wake is needed: a sender that starts
 * looks at once.
 */
export function sendingLater(start: () => Promise<Sending>): Sending {
  const picture = signal(blankPicture);
  let sender: Sending | null = null;
  let stopShowing = () => {};
  let again: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  let tellStarted: (started: Sending) => void = () => {};
  const first = new Promise<Sending>((resolve) => {
    tellStarted = resolve;
  });

  const begin = async () => {
    try {
      const started = await start();
      if (stopped) return started.stop();
      sender = started;
      tellStarted(started);
      stopShowing = started.picture.subscribe((next) => {
        picture.value = next;
      });
    } catch (error) {
      // The line broke before the program was kept whole. Without a line nothing could be sent.
      console.warn(error);
      if (!stopped) again = setTimeout(() => void begin(), TRY_AGAIN_MS);
    }
  };
  void begin();

  return {
    picture,
    wake: (cause) => sender?.wake(cause),
    handOver: async () => (await first).handOver(),
    stop() {
      stopped = true;
      clearTimeout(again);
      stopShowing();
      sender?.stop();
    },
  };
}
