import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { RecordLine } from '../../store/types.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Entry } from '../../ui/entry.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { type TagKind, tagKinds } from '../../ui/tag.tsx';
import { useDesk } from '../desk-context.ts';
import { RecordLineItem } from '../record-line.tsx';
import { stateNow, tagOf } from '../record-state.ts';
import { useNow, useRecords } from '../use-store.ts';
import { matches } from './search.ts';

const PAGE = 50;

/** What this device holds, with the state of each record. */
export default function RecordsPage() {
  const { t, sync } = useDesk();
  const lines = useRecords();
  const now = useNow();
  const { query } = useLocation();
  const [tag, setTag] = useState<TagKind | null>(
    tagKinds.find((kind) => kind === query.tag) ?? null,
  );
  const [typed, setTyped] = useState('');
  const [masked, setMasked] = useState(true);
  const [shown, setShown] = useState(PAGE);

  const found = (lines ?? []).filter((line) => matches(line, typed));
  const tagNow = (line: RecordLine) => tagOf(stateNow(line.state, sync.value));
  const chosen = tag ? found.filter((line) => tagNow(line) === tag) : found;
  return (
    <div class="content content--wide">
      <PageTitle
        title={t.shell.records}
        documentTitle={t.shell.title(t.shell.records)}
        above={t.records.onlyHere}
      />
      <section class="sheet stack">
        <Entry
          label={t.records.search}
          hint={t.records.searchHint}
          value={typed}
          onValue={setTyped}
          input={{ inputMode: 'search', autocomplete: 'off', enterkeyhint: 'search' }}
          beside={typed && <Button onClick={() => setTyped('')}>{t.records.clear}</Button>}
        />
        <TagFilter tags={found.map(tagNow)} chosen={tag} onChoose={setTag} />
      </section>
      <div class="row spread">
        <p role="status" class="muted">
          {lines && t.records.found(chosen.length)}
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
            <ul class="lines">
              {chosen.slice(0, shown).map((line) => (
                <RecordLineItem key={line.record} line={line} masked={masked} now={now} />
              ))}
            </ul>
          )}
          {chosen.length > shown && (
            <Button size="full" onClick={() => setShown(shown + PAGE)}>
              {t.records.showMore(Math.min(PAGE, chosen.length - shown))}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}

function TagFilter(props: {
  tags: TagKind[];
  chosen: TagKind | null;
  onChoose: (tag: TagKind | null) => void;
}) {
  const { t } = useDesk();
  const count = (tag: TagKind) => props.tags.filter((own) => own === tag).length;
  const options: { tag: TagKind | null; word: string; count: number }[] = [
    { tag: null, word: t.records.all, count: props.tags.length },
    ...tagKinds.map((tag) => ({ tag, word: t.tags[tag], count: count(tag) })),
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
          <span>{option.word}</span> <strong>{option.count}</strong>
        </button>
      ))}
    </div>
  );
}

function NothingHere({ typed, tag }: { typed: string; tag: TagKind | null }) {
  const { t } = useDesk();
  if (typed) return <EmptyState title={t.records.noMatch(typed)} />;
  if (tag) return <EmptyState title={t.records.noneTagged(t.tags[tag])} />;
  return <EmptyState title={t.records.none} more={t.records.noneMore} />;
}
