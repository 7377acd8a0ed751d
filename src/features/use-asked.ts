import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Said } from './administration-door.ts';

export type Asked<T> = { is: 'asking' } | Said<T>;

/**
 * Asks when the page comes, when it is `about` something else, and whenever `again` is called; what was
 * shown stays meanwhile.
 */
export function useAsked<T>(
  ask: () => Promise<Said<T>>,
  about: string | null = null,
): { asked: Asked<T>; again(): void } {
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
    // What is asked is the same as long as it is about the same; a new round asks it anew.
  }, [round, about]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  return { asked, again };
}
