import { useEffect, useRef } from 'preact/hooks';
import type { BoardDayList, BoardDayPart } from '#contract/board.ts';
import type { IsoDate } from '#contract/primitives.ts';
import { showDate } from '#thai/show-date.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useDesk } from '../desk-context.ts';
import { boardPath, dayPath } from './links.ts';
import { useShown } from './shown-board.ts';
import { useWords } from './words.ts';

/** [BD6] [BD9] Behind the two counts of a day: where they are from, and how long they were on their way. */
export function OneDay({ day }: { day: IsoDate }) {
  const { locale, vault } = useDesk();
  const words = useWords();
  const { board, isNow } = useShown();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const found = board.ofDay?.day === day ? board.ofDay : null;
  return (
    <section class="sheet stack">
      <h2 ref={heading} tabIndex={-1}>
        {words.ofDay(showDate(day, 'long', locale))}
      </h2>
      {found ? <Lists list={found} /> : isNow ? null : <EmptyState title={words.dayNotHere} />}
      <div class="row">
        <LinkButton href={boardPath(board.area, vault.officer.scope)}>{words.toBoard}</LinkButton>
      </div>
    </section>
  );
}

function Lists({ list }: { list: BoardDayList }) {
  const { locale, vault } = useDesk();
  const words = useWords();
  const { board } = useShown();
  const { day, parts, takenOn, cameOn } = list;
  const isDistrict = board.area.length === 4;
  const caption = isDistrict ? words.units : words.parts[board.area === '' ? 0 : 2];
  const count = (n: number) => n.toLocaleString(locale);
  const sum = (of: (part: BoardDayPart) => number) =>
    parts.reduce((total, part) => total + of(part), 0);
  const columns: Column<BoardDayPart>[] = [
    {
      key: 'part',
      head: isDistrict ? words.unit : words.area,
      cell: ({ code, name }) =>
        isDistrict ? (
          name
        ) : (
          <a class="board__call" href={dayPath(boardPath(code, vault.officer.scope), day)}>
            {name}
          </a>
        ),
    },
    {
      key: 'registered',
      head: words.registeredOn,
      cell: ({ registered }) => count(registered),
      number: true,
    },
    {
      key: 'received',
      head: words.receivedOn,
      cell: ({ received }) => count(received),
      number: true,
    },
  ];
  if (parts.length === 0) return <p>{words.nothingThatDay}</p>;
  return (
    <>
      <p>
        {words.registeredOn} {count(sum(({ registered }) => registered))} · {words.receivedOn}{' '}
        {count(sum(({ received }) => received))}
      </p>
      <Table caption={caption} columns={columns} rows={parts} rowKey={({ code }) => code} />
      <Others title={words.takenOn} days={takenOn} />
      <Others title={words.cameOn} days={cameOn} />
    </>
  );
}

/** The other day of each registration, as a list that adds up to the day's own count. */
function Others({ title, days }: { title: string; days: BoardDayList['takenOn'] }) {
  const { locale } = useDesk();
  const words = useWords();
  if (days.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul class="board__list">
        {days.map(({ day, count }) => (
          <li key={day}>
            {showDate(day, 'long', locale)}: {words.countRecords(count.toLocaleString(locale))}
          </li>
        ))}
      </ul>
    </div>
  );
}
