import type { UnixMs } from '#contract/primitives.ts';
import { showWhen } from '../i18n/moments.ts';
import type { RecordLine } from '../store/record-types.ts';
import { LinkButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useDesk } from './desk-context.ts';
import {
  explainState,
  type StateKind,
  showRef,
  stateNow,
  tagOf,
  wordless,
} from './record-state.ts';
import { StateTag } from './state-tag.tsx';

/**
 * One record as a line of a list: who, when, where it is, and what happens next. Masked, its number
 * stands for the person. The whole line leads to the record, or back into its draft.
 */
export function RecordLineItem(props: { line: RecordLine; masked: boolean; now: UnixMs }) {
  const { t, locale, sync } = useDesk();
  const { line, masked, now } = props;
  const words = { t, locale };
  const state = stateNow(line.state, sync.value);
  const tag = tagOf(state);
  const number = showRef(line.ref);
  const nameless = tag === 'draft' ? t.desk.draftNameless : t.records.hidden;
  const who = masked ? null : line.summary;
  const isDraft = tag === 'draft';
  return (
    <li class="line">
      <div>
        <p class="line__name">
          {/* What a reader of screens goes by is the number, whoever is shown beside it. */}
          <a
            class="line__link"
            href={isDraft ? `/reg/${line.record}` : `/records/${line.record}`}
            data-record={line.record}
          >
            {masked ? <span class="ref">{number}</span> : who?.name || nameless}
          </a>
        </p>
        <p class="line__meta">
          {!masked && <span class="ref">{number}</span>}
          {!isDraft && <span class="nowrap">{showWhen(line.keptAt, now, words)}</span>}
          {who?.idTail && <span>{t.records.idTail(who.idTail)}</span>}
          {who?.place && <span>{who.place}</span>}
        </p>
      </div>
      <div class="line__state">
        <StateTag kind={tag} />
        <span class="small">
          {explainState(masked ? wordless(state) : state, words, sync.value, now)}
        </span>
        {line.pictures && (
          <span class="small level">
            <Icon name="clock" small />
            {t.sync.picturesSent(line.pictures.sent, line.pictures.of)}
          </span>
        )}
        <NextStep line={line} tag={tag} number={number} />
      </div>
    </li>
  );
}

/** What is the officer's to do, if anything is. */
function NextStep(props: { line: RecordLine; tag: StateKind; number: string }) {
  const { t } = useDesk();
  const { line, tag, number } = props;
  const about = <span class="hidden-visually">{number}</span>;
  if (tag === 'draft') {
    return (
      <LinkButton href={`/reg/${line.record}`}>
        {t.records.resume} {about}
      </LinkButton>
    );
  }
  if (tag === 'fix' || line.correcting) {
    return (
      <LinkButton
        href={`/records/${line.record}/fix`}
        look={tag === 'fix' ? 'primary' : 'secondary'}
      >
        {line.correcting ? t.records.resumeFix : t.records.fix} {about}
      </LinkButton>
    );
  }
  return null;
}
