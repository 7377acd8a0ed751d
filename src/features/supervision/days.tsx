import type { BoardDay } from '#contract/board.ts';
import { showDate } from '#thai/show-date.ts';
import { useDesk } from '../desk-context.ts';
import { boardPath, dayPath } from './links.ts';
import { useShown } from './shown-board.ts';
import { useWords } from './words.ts';

const HIGH = 100;
const STEP = 10;

/** [BD6] Both counts of each day, as bars beside each other and as the table that they are drawn from. */
export function Days() {
  const { locale, vault } = useDesk();
  const words = useWords();
  const { area, days, otherDays } = useShown().board;
  const path = boardPath(area, vault.officer.scope);
  const count = (n: number) => n.toLocaleString(locale);
  const day = (at: string) => showDate(at, 'short', locale);
  const sum = (of: (one: BoardDay) => number) => days.reduce((total, one) => total + of(one), 0);
  const said = words.daysSum(
    count(sum(({ registered }) => registered)),
    count(sum(({ received }) => received)),
  );
  const most = Math.max(1, ...days.flatMap(({ registered, received }) => [registered, received]));
  const [first, last] = [days[0], days.at(-1)];
  return (
    <section class="sheet stack">
      <h2>{words.days}</h2>
      <p>
        {said}
        {otherDays > 0 && ` · ${words.otherDays(count(otherDays))}`}
      </p>
      <ul class="board__list row">
        <li>
          <span class="days__key days__key--registered" />
          {words.registeredOn}
        </li>
        <li>
          <span class="days__key" />
          {words.receivedOn}
        </li>
      </ul>
      <svg
        class="days__chart"
        viewBox={`0 0 ${days.length * STEP} ${HIGH}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${words.days}: ${said}`}
      >
        {days.map(({ day: at, registered, received }, n) => (
          <g key={at}>
            <Bar at={n * STEP + 1} high={(registered / most) * HIGH} look="registered" />
            <Bar at={n * STEP + 5} high={(received / most) * HIGH} look="received" />
          </g>
        ))}
      </svg>
      <p class="days__ends muted small">
        <span>{first && day(first.day)}</span>
        <span>{words.tallest(count(most))}</span>
        <span>{last && day(last.day)}</span>
      </p>
      <details>
        <summary>{words.asTable}</summary>
        <table class="days__table">
          <caption class="hidden-visually">{words.days}</caption>
          <thead>
            <tr>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.registeredOn}</th>
              <th scope="col">{words.receivedOn}</th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map((one) => (
              <tr key={one.day}>
                <th scope="row">
                  <a class="board__call" href={dayPath(path, one.day)}>
                    {day(one.day)}
                  </a>
                </th>
                <td>{count(one.registered)}</td>
                <td>{count(one.received)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
      <p class="muted small">{words.daysWhy}</p>
    </section>
  );
}

const Bar = (props: { at: number; high: number; look: 'registered' | 'received' }) => (
  <rect
    class={`days__${props.look}`}
    x={props.at}
    y={HIGH - props.high}
    width={4}
    height={props.high}
  />
);
