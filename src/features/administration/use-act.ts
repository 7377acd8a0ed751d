import { useState } from 'preact/hooks';
import type { Said } from '../administration-door.ts';
import type { Asked } from '../use-asked.ts';
import { type Telling, useTell } from './said.tsx';

/** One thing after another that is asked of the centre: whether it waits, and why it was not done. */
export interface Acting {
  /** For `Trouble`; null: nothing was asked, or it was done. */
  trouble: Asked<unknown> | null;
  waits: boolean;
  /** What is done is said for the whole page, in the words that `done` gives. */
  act<T>(asking: Promise<Said<T>>, done: (value: T) => Telling | null): Promise<void>;
  forget(): void;
}

export function useAct(): Acting {
  const tell = useTell();
  const [trouble, setTrouble] = useState<Asked<unknown> | null>(null);
  return {
    trouble,
    waits: trouble?.is === 'asking',
    async act(asking, done) {
      // What was said of the act before would look like the answer to this one.
      tell(null);
      setTrouble({ is: 'asking' });
      const said = await asking;
      setTrouble(said.is === 'done' ? null : said);
      if (said.is === 'done') tell(done(said.value));
    },
    forget: () => setTrouble(null),
  };
}
