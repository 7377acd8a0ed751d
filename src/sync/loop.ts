import { type ErrandPorts, run } from './errands.ts';
import { step } from './machine.ts';
import { blankPicture, count, paint } from './picture.ts';
import { type PictureErrands, sendPictures } from './pictures.ts';
import type { Clock, Leadership, PicturesNow, SyncPicture, Term, WakeCause } from './ports.ts';
import { asleep, type Happening, type Order, type State } from './state.ts';

export interface SyncPorts extends ErrandPorts {
  leader: Leadership;
  /** Left out where none are sent, as in a practice. */
  pictures?: PictureErrands;
  /** Hears what the device's own ports threw; sending goes on. */
  report(error: unknown): void;
}

export interface Sync {
  /** Only shortens a wait; never needed for anything to be sent. */
  wake(cause: WakeCause): void;
  /** Calls back at once and after every change; returns the way to stop. */
  picture(show: (picture: SyncPicture) => void): () => void;
  /** Gives up being the sender. What is under way may still end, and its receipts still count. */
  stop(): void;
}

/** Longer than any errand's own time-outs together: a store that hangs must not end sending. */
const PATIENCE_MS = 5 * 60_000;

/** Sends whatever is unsent, for as long as this window is the sender. */
export function startSync(ports: SyncPorts): Sync {
  const watchers = new Set<(picture: SyncPicture) => void>();
  let picture = blankPicture;
  const show = (next: SyncPicture) => {
    picture = next;
    for (const watcher of watchers) watcher(next);
  };
  let term: Term | null = null;
  const resign = ports.leader.join(() => {
    const begun = beginTerm(ports, () => picture, show);
    term = begun;
    return {
      wake: begun.wake,
      end() {
        term = null;
        begun.end();
        show({ ...picture, sending: null, nextTryAt: null, pictures: blankPicture.pictures });
      },
    };
  });
  return {
    wake(cause) {
      if (term) term.wake(cause);
      else ports.leader.passOn(cause);
    },
    picture(watcher) {
      watchers.add(watcher);
      watcher(picture);
      return () => watchers.delete(watcher);
    },
    stop: resign,
  };
}

function beginTerm(
  ports: SyncPorts,
  picture: () => SyncPicture,
  show: (picture: SyncPicture) => void,
): Term {
  const { clock, outbox, report } = ports;
  let state: State = asleep;
  let ended = false;
  let timer: ReturnType<Clock['wait']> | null = null;
  let pictures: ReturnType<typeof sendPictures> | null = null;

  const happened = (happening: Happening) => {
    if (ended) return;
    const event = { ...happening, at: clock.now(), chance: clock.random() };
    const [next, ...orders] = step(state, event);
    state = next;
    show(paint(picture(), state, event));
    recount();
    for (const order of orders) carryOut(order);
    // [S6] What waited for its text may go.
    if (event.is === 'pushed' && event.outcome.is === 'received') pictures?.wake('kept');
  };

  const recount = () => {
    outbox.countUnsent().then((unsent) => {
      if (!ended && unsent !== picture().unsent) show(count(picture(), state, unsent));
    }, report);
  };

  const carryOut = (order: Order) => {
    timer?.cancel();
    if (order.do === 'wait') {
      const mine = clock.wait(order.ms);
      timer = mine;
      mine.done.then(() => {
        if (timer === mine) happened({ is: 'time-was-up' });
      });
      return;
    }
    timer = null;
    within(PATIENCE_MS, run(order, ports), clock).then(happened, (error: unknown) => {
      report(error);
      happened({ is: 'stumbled' });
    });
  };

  /** [S6] [S16] Text goes first, but for what nobody takes: that holds up no picture either. */
  const countUnsent = async () => {
    const { aside } = state.memory;
    if (aside.length === 0) return outbox.countUnsent();
    return (await outbox.unsent({ envelopes: 1, bytes: 1 }, aside)).length;
  };
  const tell = (now: PicturesNow) => {
    if (!ended) show({ ...picture(), pictures: now });
  };
  if (ports.pictures)
    pictures = sendPictures({ ...ports.pictures, clock, countUnsent, tell, report });
  happened({ is: 'woken', cause: 'started' });
  return {
    wake(cause) {
      happened({ is: 'woken', cause });
      pictures?.wake(cause);
    },
    end() {
      ended = true;
      pictures?.end();
      timer?.cancel();
    },
  };
}

/** @throws when the work takes longer; the work itself goes on, which harms nothing (S2). */
async function within<T>(ms: number, work: Promise<T>, clock: Clock): Promise<T> {
  const patience = clock.wait(ms);
  const tooLong = patience.done.then(() => {
    throw new Error(`an errand of sending took longer than ${ms} ms`);
  });
  tooLong.catch(() => undefined);
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    patience.cancel();
  }
}
