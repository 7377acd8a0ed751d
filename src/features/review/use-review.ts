import { useState } from 'preact/hooks';
import type { Said } from '../administration-door.ts';
import { type Asked, useAsked } from '../use-asked.ts';

/** A list of what waits for a decision, and the one thing of it that somebody has opened. */
export interface Review<List, Reading, Act> {
  list: Asked<List>;
  /** Null: the list is shown. */
  opened: Asked<Reading> | null;
  /** What was decided last. */
  done: Act | null;
  open(reading: Promise<Said<Reading>>): void;
  /** Back to the list, which is asked for anew; null: nothing was decided. */
  close(act: Act | null): void;
}

/** `area` is the part of the own area that is asked for; null: all of it. */
export function useReview<List, Reading, Act>(
  ask: () => Promise<Said<List>>,
  area: string | null,
): Review<List, Reading, Act> {
  const { asked: list, again } = useAsked(ask, area);
  const [opened, setOpened] = useState<Asked<Reading> | null>(null);
  const [done, setDone] = useState<Act | null>(null);
  return {
    ...{ list, opened, done },
    open(reading) {
      setDone(null);
      setOpened({ is: 'asking' });
      void reading.then(setOpened);
    },
    close(act) {
      setOpened(null);
      setDone(act);
      again();
    },
  };
}
