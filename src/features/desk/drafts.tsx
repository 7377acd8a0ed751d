import { useEffect, useState } from 'preact/hooks';
import type { UnixMs } from '#contract/primitives.ts';
import { showWhen } from '../../i18n/moments.ts';
import type { RecordLine } from '../../store/types.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';

const SHOWN = 3;

const savedAt = (line: RecordLine): UnixMs =>
  line.state.tag === 'draft' ? line.state.savedAt : line.keptAt;

const UNDO_MS = 10_000;

/** Drafts that wait to be finished, the newest first; masked, as everything on this page is. */
export function Drafts({ drafts, now }: { drafts: RecordLine[]; now: UnixMs }) {
  const { t, locale } = useDesk();
  const when = (line: RecordLine) => showWhen(savedAt(line), now, { t, locale });
  const newestFirst = [...drafts].sort((a, b) => savedAt(b) - savedAt(a));
  const [newest] = newestFirst;
  if (!newest) return null;
  return (
    <section class="sheet">
      <h2>{t.desk.draftsTitle}</h2>
      <p>{t.desk.drafts(drafts.length, when(newest))}</p>
      <ul class="lines">
        {newestFirst.slice(0, SHOWN).map((line) => (
          <DraftItem key={line.record} line={line} when={when(line)} />
        ))}
      </ul>
      {drafts.length > SHOWN && <a href="/records?tag=draft">{t.desk.allDrafts(drafts.length)}</a>}
    </section>
  );
}

/**
 * A draft is deleted only ten seconds after the press, and only if this page is still open: until
 * then it can be taken back.
 */
function DraftItem({ line, when }: { line: RecordLine; when: string }) {
  const { t, store } = useDesk();
  const ref = showRef(line.ref);
  const [going, setGoing] = useState(false);
  useEffect(() => {
    if (!going) return;
    const timer = setTimeout(() => void store.discardDraft(line.record), UNDO_MS);
    return () => clearTimeout(timer);
  }, [going, store, line.record]);

  if (going) {
    return (
      <li class="line--action">
        <p role="status">{t.desk.deleted(ref)}</p>
        <Button onClick={() => setGoing(false)}>{t.desk.undo}</Button>
      </li>
    );
  }
  return (
    <li class="line--action">
      <div>
        <p class="line__name">
          <span class="ref">{ref}</span>
        </p>
        <p class="line__meta">{t.desk.savedAt(when)}</p>
      </div>
      <div class="row">
        <Button look="text" onClick={() => setGoing(true)}>
          {t.desk.delete} <span class="hidden-visually">{ref}</span>
        </Button>
        <LinkButton href={`/reg/${line.record}`}>
          {t.desk.resume} <span class="hidden-visually">{ref}</span>
        </LinkButton>
      </div>
    </li>
  );
}
