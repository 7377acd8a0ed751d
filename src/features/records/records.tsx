import './records.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { RecordLine } from '../../store/record-types.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Entry } from '../../ui/entry.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { FIND_ID, focusFind } from '../find.ts';
import { RecordLineItem } from '../record-line.tsx';
import { type StateKind, stateKinds, stateNow, tagOf } from '../record-state.ts';
import { useNow, useRecords } from '../use-store.ts';
import { cameBackTo, leaveFor } from './come-back.ts';
import { readySearch, searchFor } from './search.ts';

const PAGE = 50;

/** What this device holds, with the state of each record. */
export default function RecordsPage() {
  const { t, sync, vault } = useDesk();
  const lines = useRecords();
  const now = useNow();
  const { query } = useLocation();
  const [before] = useState(() => cameBackTo(vault));
  const [tag, setTag] = useState<StateKind | null>(
    before ? before.tag : (stateKinds.find((kind) => kind === query.tag) ?? null),
  );
  const [typed, setTyped] = useState(before?.typed ?? '');
  const [masked, setMasked] = useState(true);
  const [shown, setShown] = useState(before?.shown ?? PAGE);
  useEffect(() => {
    if (query.find !== undefined && !before) focusFind();
  }, [query.find, before]);
  const look = (next: { typed?: string; tag?: StateKind | null }) => {
    if (next.typed !== undefined) setTyped(next.typed);
    if (next.tag !== undefined) setTag(next.tag);
    setShown(PAGE);
  };
  useFocusOn(before?.opened, lines !== null);
  useReady(lines);

  const { link, sending } = sync.value;
  const found = useMemo(() => (lines ?? []).filter(searchFor(typed)), [lines, typed]);
  const tags = useMemo(
    () => found.map(({ state }) => tagOf(stateNow(state, { link, sending }))),
    [found, link, sending],
  );
  const chosen = tag ? found.filter((_, i) => tags[i] === tag) : found;
  const opening = lines?.filter((line) => line.opening).length ?? 0;
  /** Enter opens the one that was looked for, or leads to the first of several. */
  const goOn = () => {
    const [first] = chosen;
    if (!first || typed === '') return;
    const link = document.querySelector<HTMLElement>(`[data-record="${first.record}"]`);
    if (chosen.length === 1) link?.click();
    else link?.focus();
  };
  const showMore = () => setShown((many) => many + PAGE);
  return (
    <div class="content content--wide">
      <PageTitle
        title={t.shell.records}
        documentTitle={t.shell.title(t.shell.records)}
        above={t.records.onlyHere}
      />
      <section class="sheet stack">
        <form
          id={FIND_ID}
          onSubmit={(event) => {
            event.preventDefault();
            goOn();
          }}
        >
          <Entry
            label={t.records.search}
            hint={t.records.searchHint}
            value={typed}
            onValue={(text) => look({ typed: text })}
            input={{ inputMode: 'search', autocomplete: 'off', enterkeyhint: 'search' }}
            beside={
              typed && (
                <Button
                  onClick={() => {
                    look({ typed: '' });
                    focusFind();
                  }}
                >
                  {t.records.clear}
                </Button>
              )
            }
          />
        </form>
        <TagFilter tags={lines && tags} chosen={tag} onChoose={(kind) => look({ tag: kind })} />
      </section>
      <div class="row spread">
        <p role="status" class="muted">
          {lines && t.records.found(chosen.length)}
          {opening > 0 && typed !== '' && ` · ${t.records.opening(opening)}`}
        </p>
        <label class="choice choice--bare">
          <input
            type="checkbox"
            checked={masked}
            onChange={(event) => setMasked(event.currentTarget.checked)}
          />
          {t.records.mask}
        </label>
      </div>
      {lines && (
        <section class="sheet">
          {chosen.length === 0 ? (
            <NothingHere typed={typed} tag={tag} />
          ) : (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the links in it are pressed, by keys too; here it is only heard.
            <ul
              class="lines lines--many"
              onClick={({ target }) => {
                const link = target instanceof Element ? target.closest('[data-record]') : null;
                const opened = link?.getAttribute('data-record');
                if (opened) leaveFor(vault, { typed, tag, shown, opened });
              }}
            >
              {chosen.slice(0, shown).map((line) => (
                <RecordLineItem key={line.record} line={line} masked={masked} now={now} />
              ))}
            </ul>
          )}
          {chosen.length > shown && (
            <ShowMore left={Math.min(PAGE, chosen.length - shown)} onMore={showMore} />
          )}
        </section>
      )}
    </div>
  );
}

/** Names are made ready for the search while nobody waits for them. */
function useReady(lines: readonly RecordLine[] | null): void {
  useEffect(() => {
    if (!lines) return;
    const timer = setTimeout(() => readySearch(lines), 0);
    return () => clearTimeout(timer);
  }, [lines]);
}

/** The list grows before its end comes into sight, so that paging through it never stops. */
function ShowMore({ left, onMore }: { left: number; onMore: () => void }) {
  const { t } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const more = useRef(onMore);
  more.current = onMore;
  useEffect(() => {
    const end = box.current;
    if (!end) return;
    const watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && more.current(),
      { root: end.closest('main'), rootMargin: '1500px' },
    );
    watcher.observe(end);
    return () => watcher.disconnect();
    // Watched anew each time, because an end that stays in sight tells nothing more.
  });
  return (
    <div ref={box}>
      <Button size="full" onClick={onMore}>
        {t.records.showMore(left)}
      </Button>
    </div>
  );
}

/** Whoever comes back from a record is at its line again. */
function useFocusOn(record: string | undefined, isDrawn: boolean): void {
  useEffect(() => {
    if (record === undefined || !isDrawn) return;
    // Unless somebody is at something else by now.
    if (document.activeElement?.matches('input, button, a')) return;
    document.querySelector<HTMLElement>(`[data-record="${record}"]`)?.focus();
  }, [record, isDrawn]);
}

function TagFilter(props: {
  /** Null while nobody knows how many there are. */
  tags: readonly StateKind[] | null;
  chosen: StateKind | null;
  onChoose: (tag: StateKind | null) => void;
}) {
  const { t } = useDesk();
  const counts = new Map<StateKind, number>();
  for (const tag of props.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const options: { tag: StateKind | null; word: string; count: number }[] = [
    { tag: null, word: t.records.all, count: props.tags?.length ?? 0 },
    ...stateKinds
      .map((tag) => ({ tag, word: t.tags[tag], count: counts.get(tag) ?? 0 }))
      // So rare that its word would only worry those who never meet it.
      .filter(({ tag, count }) => (tag !== 'declined' && tag !== 'joined') || count > 0),
  ];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce these buttons as answers of a form.
    <div class="filters" role="group" aria-label={t.records.filter}>
      {options.map((option) => (
        <button
          key={option.word}
          type="button"
          class="filter"
          aria-pressed={props.chosen === option.tag}
          onClick={() => props.onChoose(option.tag)}
        >
          <span>{option.word}</span> <strong>{props.tags && option.count}</strong>
        </button>
      ))}
    </div>
  );
}

function NothingHere({ typed, tag }: { typed: string; tag: StateKind | null }) {
  const { t } = useDesk();
  if (typed) return <EmptyState title={t.records.noMatch(typed)} />;
  if (tag) return <EmptyState title={t.records.noneTagged(t.tags[tag])} />;
  return <EmptyState title={t.records.none} more={t.records.noneMore} />;
}
