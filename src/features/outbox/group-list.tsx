import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { UnixMs } from '#contract/primitives.ts';
import type { RecordLine } from '../../store/record-types.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import { RecordLineItem } from '../record-line.tsx';
import type { Group } from './groups.ts';
import { wordsIn } from './words.ts';

/** More at once would hold up whoever came to see that the first few go. */
const AT_ONCE = 30;

/** The records of one group, each with its sentence and next step, masked [U2]. */
export function GroupList(props: {
  group: Group;
  lines: readonly RecordLine[];
  now: UnixMs;
  /** What stands below the list. */
  children?: ComponentChildren;
}) {
  const { t, locale } = useDesk();
  const words = wordsIn(locale);
  const { group, lines, now } = props;
  const { title, lead } = words.groups[group];
  const [shown, setShown] = useState(AT_ONCE);
  const hidden = lines.length - shown;
  return (
    <section class="sheet stack" data-group={group}>
      <div class="sheet__head row">
        <h2>{title}</h2>
        <span class="muted">{t.desk.recordCount(lines.length)}</span>
      </div>
      <p class="muted">{lead}</p>
      <ul class="lines">
        {lines.slice(0, shown).map((line) => (
          <RecordLineItem key={line.record} line={line} masked now={now} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button onClick={() => setShown(shown + AT_ONCE)}>
          {words.showMore(Math.min(hidden, AT_ONCE))}
        </Button>
      )}
      {props.children}
    </section>
  );
}
