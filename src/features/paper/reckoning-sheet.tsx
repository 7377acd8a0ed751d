import { showDayAndTime } from '../../i18n/moments.ts';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import type { Reckoning } from './reckoning.ts';
import { counted, rowsOf } from './reckoning-rows.ts';
import { wordsIn } from './words.ts';

/** The reconciliation on paper, to be signed by who counted; seen on paper only. */
export function ReckoningSheet({ reckoning }: { reckoning: Reckoning }) {
  const { t, locale, device, clock } = useDesk();
  const { reckoning: words, whys, states } = wordsIn(locale);
  const { out, spoiltOrLost } = reckoning;
  return (
    <section class="printable reckoned" aria-hidden="true">
      <p class="reckoned__title">{words.title}</p>
      <p>
        {words.unit} {device.unit.name} · {words.device} {device.numbers.area}
        {'\u2011'}
        {device.numbers.dd} · {words.at(showDayAndTime(clock.now(), { t, locale }))}
      </p>
      <table>
        <thead>
          <tr>
            {[words.run, words.range].map((head) => (
              <th key={head}>{head}</th>
            ))}
            {counted.map((key) => (
              <th key={key} class="number">
                {words[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(reckoning, words, locale).map((row) => (
            <tr key={row.id}>
              <td>{row.when}</td>
              <td>{row.range}</td>
              {counted.map((key) => (
                <td key={key} class="number">
                  {row[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="reckoned__head">
        {words.outList} ({out.length})
      </p>
      <p class="reckoned__refs">
        {out.length === 0
          ? words.nothing
          : out.map((ref) => (
              <span key={ref} class="ref">
                {showRef(ref)}{' '}
              </span>
            ))}
      </p>
      <p class="reckoned__head">
        {words.spoiltList} ({spoiltOrLost.length})
      </p>
      {spoiltOrLost.length === 0 && <p>{words.nothing}</p>}
      <ul>
        {spoiltOrLost.map(({ ref, state }) => (
          <li key={ref}>
            <span class="ref">{showRef(ref)}</span> {states[state.is]}: {whys[state.why]}
          </li>
        ))}
      </ul>
      <div class="reckoned__signs">
        {[words.counted, words.checked].map((label) => (
          <p key={label}>{label}</p>
        ))}
      </div>
    </section>
  );
}
