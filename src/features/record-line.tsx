import type { UnixMs } from '#contract/primitives.ts';
import { maskName } from '#thai/names.ts';
import { showWhen } from '../i18n/moments.ts';
import type { RecordLine, RecordSummary } from '../store/types.ts';
import { LinkButton } from '../ui/button.tsx';
import { Tag } from '../ui/tag.tsx';
import { useDesk } from './desk-context.ts';
import { explainState, showRef, stateNow, tagOf } from './record-state.ts';

/** One record as a line of a list: who, when, where it is, and what happens next. */
export function RecordLineItem(props: { line: RecordLine; masked: boolean; now: UnixMs }) {
  const { t, locale, sync } = useDesk();
  const { line, masked, now } = props;
  const words = { t, locale };
  const state = stateNow(line.state, sync.value);
  const tag = tagOf(state);
  const nameless = tag === 'draft' ? t.desk.draftNameless : t.records.hidden;
  return (
    <li>
      <div>
        <p class="line__name">{nameOf(line.summary, masked) ?? nameless}</p>
        <p class="line__meta">
          <span class="ref">{showRef(line.ref)}</span>
          {tag !== 'draft' && <span class="nowrap">{showWhen(line.keptAt, now, words)}</span>}
          {line.summary?.idTail && <span>{t.records.idTail(line.summary.idTail)}</span>}
          {line.summary?.place && !masked && <span>{line.summary.place}</span>}
        </p>
      </div>
      <div class="line__state">
        <Tag kind={tag} word={t.tags[tag]} />
        <span class="small">{explainState(state, words, sync.value, now)}</span>
        {tag === 'draft' && (
          <LinkButton href={`/reg/${line.record}`}>
            {t.records.resume} <span class="hidden-visually">{showRef(line.ref)}</span>
          </LinkButton>
        )}
      </div>
    </li>
  );
}

/** The name as far as onlookers may see it; null when this device no longer shows it. */
export function nameOf(summary: RecordSummary | null, masked: boolean): string | null {
  if (!summary || !masked) return summary?.name || null;
  const [first = '', ...rest] = summary.name.split(' ');
  return maskName(first, rest.at(-1) ?? null) || null;
}
