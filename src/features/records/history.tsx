import type { ComponentChildren } from 'preact';
import type { UnixMs, Uuid } from '#contract/primitives.ts';
import { showWhen } from '../../i18n/moments.ts';
import type { ActLine } from '../../store/record-types.ts';
import { Icon } from '../../ui/icon.tsx';
import { useDesk } from '../desk-context.ts';
import type { RecordWords } from '../record-words.ts';
import { useNow } from '../use-store.ts';

/**
 * Every act on a record, the oldest first, and how far each has come: saved, sent, received, checked.
 * `changes` draws what an act changed, once its officer wants to see what the debtor said.
 */
export function History(props: {
  acts: readonly ActLine[];
  words: RecordWords;
  changes: ((op: Uuid) => ComponentChildren) | null;
}) {
  const { vault } = useDesk();
  const { acts, words, changes } = props;
  return (
    <ol class="history">
      {acts.map((act) => (
        <li key={act.op}>
          <h3 class="history__act">{words.acts[wordOf(act)]}</h3>
          <p class="muted">{vault.officer.name}</p>
          <Steps act={act} words={words} />
          {changes && act.reason !== null && <p>{words.reason(act.reason)}</p>}
          {changes && noteOn(act) !== null && <p>{words.note(noteOn(act) ?? '')}</p>}
          {act.edits.length > 0 && <p class="muted">{words.changedCount(act.edits.length)}</p>}
          {act.edits.length > 0 && changes?.(act.op)}
        </li>
      ))}
    </ol>
  );
}

const wordOf = ({ kind, mends }: ActLine): keyof RecordWords['acts'] =>
  mends && (kind === 'register' || kind === 'amend') ? 'mending' : kind;

const noteOn = ({ outcome }: ActLine): string | null =>
  outcome?.item.kind === 'needs-fix' ? (outcome.item.note ?? null) : null;

/** บันทึก → ส่ง → รับ → ตรวจ, each with its time or the word that it waits. */
function Steps({ act, words }: { act: ActLine; words: RecordWords }) {
  const { t, locale } = useDesk();
  const now = useNow();
  const when = (at: UnixMs | undefined) =>
    at === undefined ? null : showWhen(at, now, { t, locale });
  const { received, outcome } = act;
  const steps = [
    { word: words.steps.kept, at: when(act.keptAt) },
    { word: words.steps.sent, at: when(received?.here) },
    { word: words.steps.received, at: when(received?.there) },
    {
      word: words.steps.judged,
      at: when(outcome?.item.at),
      more: judged(act, words),
      icon: outcome && outcome.item.kind !== 'accepted' ? ('warning' as const) : undefined,
    },
  ];
  return (
    <ol class="history__steps">
      {steps.map(({ word, at, more, icon }) => (
        <li
          key={word}
          class={`history__step${at === null ? ' history__step--waits' : icon ? ' history__step--open' : ''}`}
        >
          <Icon name={at === null ? 'clock' : (icon ?? 'check')} small />
          <span>
            <strong>{word}</strong> {at ?? words.waits}
            {more && ` · ${more}`}
          </span>
        </li>
      ))}
    </ol>
  );
}

function judged({ outcome }: ActLine, { judged: said }: RecordWords): string | null {
  const item = outcome?.item;
  if (!item) return null;
  if (item.kind === 'accepted') {
    const [waits, dropped] = [item.proposed?.length ?? 0, item.dropped?.length ?? 0];
    if (waits > 0) return said.proposed(waits);
    if (dropped > 0) return said.dropped(dropped);
  }
  return item.kind === 'needs-fix' ? said['needs-fix'](item.faults.length) : said[item.kind];
}
