import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Said } from './administration-door.ts';

export type Asked<T> = { is: 'asking' } | Said<T>;

/** Asks when the page comes and whenever `again` is called; what was shown stays meanwhile. */
export function useAsked<T>(ask: () => Promise<Said<T>>): { asked: Asked<T>; again(): void } {
  const [asked, setAsked] = useState<Asked<T>>({ is: 'asking' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let gone = false;
    void ask().then((said) => {
      if (!gone) setAsked(said);
    });
    return () => {
      gone = true;
    };
    // What is asked is the same for the life of a page; a new round asks it anew.
  }, [round]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  return { asked, again };
}
