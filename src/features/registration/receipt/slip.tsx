import { slip as words } from '../../../i18n/th/slip.ts';
import { Qr } from '../../qr.tsx';
import type { SlipFacts } from './slip-facts.ts';

/** What the debtor takes home. `children` is what only the office's half has. */
export function Slip(props: { facts: SlipFacts; whose?: string; practice: boolean }) {
  const { facts, whose, practice } = props;
  const rows: [string, string | null][] = [
    [words.at, facts.at],
    [words.name, facts.name],
    [words.idTail, facts.idTail],
    [words.officer, facts.officer],
    [words.phone, facts.phone || null],
  ];
  return (
    <section class="ticket" lang="th">
      <div class="ticket__head">
        <div>
          <p class="ticket__title">{words.title}</p>
          <p>{facts.unit}</p>
        </div>
        {whose && <p class="ticket__whose">{whose}</p>}
      </div>
      <div class="ticket__body">
        <div class="ticket__facts">
          <p class="ticket__label">{words.ref}</p>
          <p class="ticket__ref ref">{facts.shownRef}</p>
          <dl>
            {rows.map(
              ([label, value]) =>
                value !== null && (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                  </div>
                ),
            )}
          </dl>
        </div>
        <Qr data={facts.ref} label={words.qr(facts.shownRef)} />
      </div>
      <p class="ticket__keep">{words.keep}</p>
      <p class="ticket__small">{words.next}</p>
      <p class="ticket__small">{words.ask}</p>
      {practice && <p class="ticket__practice">{words.practice}</p>}
    </section>
  );
}
