import type { UnixMs } from '#contract/primitives.ts';
import { showWhen } from '../i18n/moments.ts';
import type { RecordLine } from '../store/types.ts';
import { LinkButton } from '../ui/button.tsx';
import { Tag } from '../ui/tag.tsx';
import { useDesk } from './desk-context.ts';
import { explainState, showRef, stateNow, tagOf } from './record-state.ts';

/**
 * One record as a line of a list: who, when, where it is, and what happens next. Masked, its number
 * stands for the person.
 */
export function RecordLineItem(props: { line: RecordLine; masked: boolean; now: UnixMs }) {
  const { t, locale, sync } = useDesk();
  const { line, masked, now } = props;
  const words = { t, locale };
  const state = stateNow(line.state, sync.value);
  const tag = tagOf(state);
  const nameless = tag === 'draft' ? t.desk.draftNameless : t.records.hidden;
  const ref = <span class="ref">{showRef(line.ref)}</span>;
  const who = masked ? null : line.summary;
  return (
    <li>
      <div>
        <p class="line__name">{masked ? ref : who?.name || nameless}</p>
        <p class="line__meta">
          {!masked && ref}
          {tag !== 'draft' && <span class="nowrap">{showWhen(line.keptAt, now, words)}</span>}
          {who?.idTail && <span>{t.records.idTail(who.idTail)}</span>}
          {who?.place && <span>{who.place}</span>}
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
