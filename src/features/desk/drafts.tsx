import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { UnixMs } from '#contract/primitives.ts';
import { showWhen } from '../../i18n/moments.ts';
import type { RecordLine } from '../../store/record-types.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import { useBin } from '../use-store.ts';

const SHOWN = 3;

const savedAt = (line: RecordLine): UnixMs =>
  line.correcting?.savedAt ?? (line.state.tag === 'draft' ? line.state.savedAt : line.keptAt);

/**
 * What is being written and waits to be finished, the newest first; masked, as everything on this
 * page is. What is thrown away lies in the bin, and can be taken back at once.
 */
export function Drafts({ drafts, now }: { drafts: RecordLine[]; now: UnixMs }) {
  const { t, locale, store } = useDesk();
  const bin = useBin();
  const [thrown, setThrown] = useState<RecordLine | null>(null);
  const undo = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (thrown) undo.current?.querySelector('button')?.focus();
  }, [thrown]);

  const when = (line: RecordLine) => showWhen(savedAt(line), now, { t, locale });
  const newestFirst = [...drafts].sort((a, b) => savedAt(b) - savedAt(a));
  const [newest] = newestFirst;
  if (!newest && !thrown && bin.length === 0) return null;
  const takeBack = async (line: RecordLine) => {
    await store.takeBackDraft(line.record);
    setThrown(null);
    // The line comes back with the list; its heading is there already.
    document.getElementById(HEADING)?.focus();
  };
  return (
    <section class="sheet stack">
      <h2 id={HEADING} tabIndex={-1}>
        {t.desk.draftsTitle}
      </h2>
      {newest && <p>{t.desk.drafts(drafts.length, when(newest))}</p>}
      {thrown && (
        <div class="line--action row spread" ref={undo}>
          <p role="status">{t.desk.discarded(showRef(thrown.ref))}</p>
          <Button onClick={() => void takeBack(thrown)}>{t.desk.undo}</Button>
        </div>
      )}
      {newest && (
        <ul class="lines">
          {newestFirst.slice(0, SHOWN).map((line) => (
            <DraftItem
              key={line.record}
              line={line}
              when={when(line)}
              onThrow={async () => {
                await store.discardDraft(line.record);
                setThrown(line);
              }}
            />
          ))}
        </ul>
      )}
      {drafts.length > SHOWN && <a href="/records?tag=draft">{t.desk.allDrafts(drafts.length)}</a>}
      {bin.length > 0 && (
        <p>
          <a href="/bin">{t.desk.binCount(bin.length)}</a>
        </p>
      )}
    </section>
  );
}

const HEADING = 'drafts';

function DraftItem(props: { line: RecordLine; when: string; onThrow: () => Promise<void> }) {
  const { t } = useDesk();
  const { line, when } = props;
  const ref = showRef(line.ref);
  return (
    <li class="line--action">
      <div>
        <p class="line__name">
          <span class="ref">{ref}</span>
        </p>
        <p class="line__meta">
          {line.correcting && <span>{t.desk.correction}</span>}
          <span>{t.desk.savedAt(when)}</span>
        </p>
      </div>
      <div class="row">
        <Button look="text" onClick={() => void props.onThrow()}>
          {t.desk.discard} <span class="hidden-visually">{ref}</span>
        </Button>
        <LinkButton href={line.correcting ? `/records/${line.record}/fix` : `/reg/${line.record}`}>
          {t.desk.resume} <span class="hidden-visually">{ref}</span>
        </LinkButton>
      </div>
    </li>
  );
}
