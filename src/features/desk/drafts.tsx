import type { UnixMs } from '#contract/primitives.ts';
import { showWhen } from '../../i18n/moments.ts';
import type { RecordLine } from '../../store/types.ts';
import { LinkButton } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { nameOf } from '../record-line.tsx';
import { showRef } from '../record-state.ts';

const SHOWN = 3;

const savedAt = (line: RecordLine): UnixMs =>
  line.state.tag === 'draft' ? line.state.savedAt : line.keptAt;

/** Drafts that wait to be finished, the newest first. */
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
          <li key={line.record} class="line--action">
            <div>
              <p class="line__name">{nameOf(line.summary, true) ?? t.desk.draftNameless}</p>
              <p class="line__meta">
                <span class="ref">{showRef(line.ref)}</span>
                <span>{t.desk.savedAt(when(line))}</span>
              </p>
            </div>
            <LinkButton href={`/reg/${line.record}`}>{t.desk.resume}</LinkButton>
          </li>
        ))}
      </ul>
      {drafts.length > SHOWN && <a href="/records?tag=draft">{t.desk.allDrafts(drafts.length)}</a>}
    </section>
  );
}
