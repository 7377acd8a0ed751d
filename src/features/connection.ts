import type { UnixMs } from '#contract/primitives.ts';
import type { Locale, Messages } from '../i18n/messages.ts';
import { showWhen } from '../i18n/moments.ts';
import type { OutboxPicture } from '../store/types.ts';
import type { SyncPicture } from '../sync/ports.ts';
import type { ChipTone } from '../ui/status-chip.tsx';

/** The chip, and the same at length. */
export interface Connection {
  tone: ChipTone;
  short: string;
  long: string;
}

type Words = { t: Messages; locale: Locale };

/** Two truths side by side, never merged: the connection, and how much waits. The worse one shows. */
export function describeConnection(
  picture: SyncPicture,
  outbox: Pick<OutboxPicture, 'unsent' | 'toMend' | 'picturesLeft' | 'lastReceivedAt'>,
  words: Words,
  now: UnixMs,
): Connection {
  const { sync } = words.t;
  const { unsent, toMend } = outbox;
  if (picture.sending && picture.link === 'connected') {
    const { done, of } = picture.sending;
    const at = Math.min(done + 1, of);
    return { tone: 'active', short: sync.sending(at, of), long: sync.long.sending(at, of) };
  }
  const queue = unsent > 0 ? sync.waiting(unsent) : queueOfPictures(picture, outbox, words);
  const link = linkWords(picture, words, now);
  const long = link.long ?? queueAtLength(picture, outbox, words, now);
  if (toMend > 0) {
    return { tone: 'alert', short: [sync.toMend(toMend), queue].join(' · '), long };
  }
  return { tone: link.tone, short: [link.short, queue].join(' · '), long };
}

/** Once the text is sent: the pictures, and why they wait [S18]. */
function queueOfPictures(
  { pictures }: SyncPicture,
  { picturesLeft }: Pick<OutboxPicture, 'picturesLeft'>,
  { t }: Words,
): string {
  if (picturesLeft === 0) return t.sync.allSent;
  const { pictures: words } = t.sync;
  return words[pictures.is === 'waiting' ? pictures.why : 'left'](picturesLeft);
}

const MINUTE_MS = 60_000;

/** The connection alone; without `long` there is nothing to say about it. */
function linkWords(
  { link, nextTryAt, refused }: SyncPicture,
  words: Words,
  now: UnixMs,
): { tone: ChipTone; short: string; long?: string } {
  const { sync } = words.t;
  const wait = nextTryAt === null ? 0 : nextTryAt - now;
  switch (link) {
    case 'no-network':
      return { tone: 'wait', short: sync.noNetwork, long: sync.long.noNetwork };
    case 'centre-unreachable': {
      const { unreachable, unreachableIn, unreachableSoon } = sync.long;
      const long = sayWait(wait, unreachableSoon, unreachableIn, unreachable);
      return { tone: 'wait', short: sync.unreachable, long };
    }
    case 'busy': {
      const { busy, busyIn, busySoon } = sync.long;
      const long = sayWait(wait, busySoon, busyIn, busy);
      return { tone: 'plain', short: sync.busy, long };
    }
    case 'unknown':
      return { tone: 'plain', short: sync.unknown, long: sync.long.unknown };
    case 'connected':
      return refused
        ? { tone: 'alert', short: sync.refused, long: sync.long.refused }
        : { tone: 'plain', short: sync.connected };
  }

  /** A near try in seconds, a far one by the clock. */
  function sayWait(
    ms: number,
    soon: string,
    inSeconds: (n: number) => string,
    at: (when: string) => string,
  ): string {
    if (ms <= 0) return soon;
    return ms < MINUTE_MS ? inSeconds(Math.ceil(ms / 1000)) : at(showWhen(now + ms, now, words));
  }
}

function queueAtLength(
  picture: SyncPicture,
  outbox: Pick<OutboxPicture, 'unsent' | 'picturesLeft' | 'lastReceivedAt'>,
  words: Words,
  now: UnixMs,
): string {
  const { long } = words.t.sync;
  const { nextTryAt } = picture;
  const { unsent, picturesLeft, lastReceivedAt } = outbox;
  if (unsent > 0) {
    const seconds = nextTryAt === null ? 0 : Math.ceil((nextTryAt - now) / 1000);
    return seconds > 0 ? long.soon(seconds) : long.now;
  }
  if (picturesLeft > 0) return queueOfPictures(picture, outbox, words);
  return lastReceivedAt === null
    ? long.nothingSent
    : long.allSent(showWhen(lastReceivedAt, now, words));
}
