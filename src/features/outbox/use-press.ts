import { useState } from 'preact/hooks';
import type { UnixMs } from '#contract/primitives.ts';
import type { SyncPicture } from '../../sync/ports.ts';
import { useDesk } from '../desk-context.ts';
import { type OutboxWords, wordsIn } from './words.ts';

/** What waited when the officer pressed, and when that was. */
export interface Press {
  unsent: number;
  at: UnixMs;
}

/**
 * "Send now", and what came of it. It is deaf only while something goes through: a try that reaches
 * nobody may be long over before the next one, which a press brings near.
 */
export function usePress(): { press: () => void; deaf: boolean; said: string } {
  const { locale, sync, outbox, sendNow, clock } = useDesk();
  const [pressed, setPressed] = useState<Press | null>(null);
  const { unsent } = outbox.value;
  const { sending, link } = sync.value;
  return {
    deaf: sending !== null && link === 'connected',
    press() {
      setPressed({ unsent, at: clock.now() });
      sendNow();
    },
    said: pressed ? sayPress(pressed, unsent, sync.value, wordsIn(locale)) : '',
  };
}

/** Empty while it is under way; what went is what has its receipt since. */
export function sayPress(
  pressed: Press,
  unsent: number,
  { sending, link, lastFailureAt }: Pick<SyncPicture, 'sending' | 'link' | 'lastFailureAt'>,
  words: OutboxWords,
): string {
  if (sending !== null) return '';
  const sent = pressed.unsent - unsent;
  if (unsent === 0) return sent > 0 ? words.sentAll(sent) : words.none;
  if (link === 'no-network') return words.noInternetYet(unsent);
  const hasFailed = lastFailureAt !== null && lastFailureAt >= pressed.at;
  return hasFailed && sent > 0 ? words.sentPartly(sent, unsent) : '';
}
