import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperLine, PaperState, Papers } from '../../store/paper-types.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { useNow } from '../use-store.ts';
import { NumberLine } from './number-line.tsx';
import { paperStates } from './state-tag.tsx';
import { useNames } from './use-names.ts';
import { wordsIn } from './words.ts';

const SHOWN = 50;

/** Every number and what has become of it, what is still out first. */
export function NumberList(props: {
  papers: Papers;
  lines: readonly PaperLine[];
  onSaid: (said: string) => void;
}) {
  const { lines, papers, onSaid } = props;
  const { locale } = useDesk();
  const words = wordsIn(locale);
  const now = useNow();
  const nameOf = useNames();
  const [only, setOnly] = useState<PaperState['is'] | null>(null);
  const [shown, setShown] = useState(SHOWN);
  const matching = lines.filter(({ state }) => only === null || state.is === only);
  const counts = paperStates.map((is) => ({
    is,
    count: lines.filter(({ state }) => state.is === is).length,
  }));
  // A button that was pressed goes with what it did, and with a filter so does its line: what is left
  // of the line takes the focus, else the list.
  const list = useRef<HTMLElement>(null);
  const acted = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (acted.current === null || document.activeElement !== document.body) return;
    const line = list.current?.querySelector(`[data-no="${acted.current}"]`);
    acted.current = null;
    const next = line?.querySelector<HTMLElement>('button, a') ?? list.current?.querySelector('h2');
    next?.focus();
  });
  const choose = (next: PaperState['is'] | null) => {
    setOnly(next);
    setShown(SHOWN);
  };
  return (
    <section class="sheet stack" ref={list}>
      <h2 tabIndex={-1}>{words.list}</h2>
      <fieldset class="filters">
        <legend class="hidden-visually">{words.filter}</legend>
        <button
          type="button"
          class="filter"
          aria-pressed={only === null}
          onClick={() => choose(null)}
        >
          {words.all} <span>{lines.length}</span>
        </button>
        {counts
          .filter(({ is, count }) => count > 0 || is === only)
          .map(({ is, count }) => (
            <button
              key={is}
              type="button"
              class="filter"
              aria-pressed={only === is}
              onClick={() => choose(is)}
            >
              {words.states[is]} <span>{count}</span>
            </button>
          ))}
      </fieldset>
      {matching.length === 0 && only && <p>{words.noneLike(words.states[only])}</p>}
      <ul class="lines">
        {matching.slice(0, shown).map((line) => (
          <NumberLine
            key={line.ref}
            line={line}
            papers={papers}
            now={now}
            nameOf={nameOf}
            onSaid={onSaid}
            onActed={() => {
              acted.current = line.ref;
            }}
          />
        ))}
      </ul>
      {matching.length > shown && (
        <Button onClick={() => setShown(shown + SHOWN)}>
          {words.showMore(Math.min(SHOWN, matching.length - shown))}
        </Button>
      )}
    </section>
  );
}
