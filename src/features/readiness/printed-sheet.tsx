import { useDesk } from '../desk-context.ts';
import type { ReadinessWords } from './words.ts';

/** The printer's test page, or the tag that says when the device was ready. */
export type Printed = 'page' | 'tag';

/** Seen on paper only. */
export function PrintedSheet(props: {
  sheet: Printed;
  words: ReadinessWords;
  when: string;
  /** Names of the checks that were skipped; may be empty. */
  skipped: string;
  /** Reference numbers left. */
  left: number | null;
}) {
  const { device, vault } = useDesk();
  const { words } = props;
  if (props.sheet === 'page') {
    return (
      <section class="printed">
        <p class="printed__title">{words.page.title}</p>
        <p class="printed__text">{words.page.text}</p>
      </section>
    );
  }
  const facts = [
    [words.tag.unit, device.unit.name],
    [words.tag.device, `${device.numbers.area}\u2011${device.numbers.dd}`],
    [words.tag.numbers, props.left?.toLocaleString('en-US') ?? ''],
    [words.tag.by, vault.officer.name],
  ] as const;
  return (
    <section class="printed">
      <p class="printed__title">{words.ready(props.when)}</p>
      <dl class="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {props.skipped !== '' && <p>{words.readySkipped(props.skipped)}</p>}
    </section>
  );
}
