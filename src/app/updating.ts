import { useEffect, useRef, useState } from 'preact/hooks';
import { update as en } from '../i18n/en/update.ts';
import type { Locale, Words } from '../i18n/messages.ts';
import { update as th } from '../i18n/th/update.ts';
import type { Newer } from './program.ts';

export type UpdateWords = Words<typeof th>;
export const updateWords = (locale: Locale): UpdateWords => (locale === 'th' ? th : en);

/** Longer than a free lock takes to come. */
const SOON_MS = 500;

/** Changing over: at once, or when the other windows have come to rest. */
export function useChanging(newer: Newer | null, save: () => Promise<void>) {
  const [state, setState] = useState<'offered' | 'changing' | 'waiting'>('offered');
  const calledOff = useRef<AbortController | null>(null);
  useEffect(() => () => calledOff.current?.abort(), []);
  return {
    state,
    async go() {
      if (!newer || state !== 'offered') return;
      const mine = new AbortController();
      calledOff.current = mine;
      setState('changing');
      await save();
      const timer = setTimeout(() => setState('waiting'), SOON_MS);
      const begun = () => {
        clearTimeout(timer);
        setState('changing');
      };
      await newer.change(mine.signal, begun).catch((error: unknown) => {
        if (!mine.signal.aborted) throw error;
      });
      clearTimeout(timer);
      setState('offered');
    },
    callOff: () => calledOff.current?.abort(),
  };
}
