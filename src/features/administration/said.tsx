import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { Notice, type NoticeTone } from '../../ui/notice.tsx';
import { type AdministrationWords, useWords } from './words.ts';

/** What came of an act; in whatever language the page is just then. */
export interface Telling {
  tone?: NoticeTone;
  say: (words: AdministrationWords) => string;
}

export const TellContext = createContext<(telling: Telling | null) => void>(() => {});

/** Says on this page what came of an act, in the place of what was said before; null: nothing. */
export const useTell = () => useContext(TellContext);

/**
 * The one place of a page where it is said what came of the last act. It stands there before there is
 * anything to say, because only then what comes into it is read out; `n` counts what was said, so
 * that the same words are read out again.
 */
export function SaidLast({ telling, n }: { telling: Telling | null; n: number }) {
  const words = useWords();
  return (
    <div class="said" role="status">
      {telling && (
        <Notice key={n} tone={telling.tone ?? 'good'}>
          {telling.say(words)}
        </Notice>
      )}
    </div>
  );
}
