import { useEffect, useRef } from 'preact/hooks';
import { type BoardDevice, type BoardList, boardLists } from '#contract/board.ts';
import type { IsoDate } from '#contract/primitives.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useDesk } from '../desk-context.ts';
import { Contact, Gaps, LastWord, LeftThere, WhomToCall } from './device-words.tsx';
import { boardPath, devicePath, listPath } from './links.ts';
import { useShown } from './shown-board.ts';
import { useWords } from './words.ts';

/** The list behind a figure: one line a device, the most worrying first. */
export function DeviceList(props: {
  /** Null: every device. */
  only: BoardList | null;
  /** As the address says it; whoever followed a figure is led here. */
  followed: string | undefined;
  cut: IsoDate | null;
}) {
  const { only, followed, cut } = props;
  const { board } = useShown();
  const { locale, vault } = useDesk();
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(followed);
  useEffect(() => {
    if (before.current === followed) return;
    before.current = followed;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [followed]);

  const count = (n: number) => n.toLocaleString(locale);
  const path = boardPath(board.area, vault.officer.scope);
  const { devices, retired } = board.figures;
  const unitName = (code: string) => board.units.find((unit) => unit.code === code)?.name ?? code;
  const columns: Column<BoardDevice>[] = [
    {
      key: 'device',
      head: words.device,
      cell: ({ unit, label, dd, device }) => (
        <>
          <strong>{unitName(unit)}</strong>
          <br />
          <a class="board__call" href={devicePath(unit, device)}>
            {label} · {dd}
          </a>
          {device === vault.officer.device && ` (${words.thisDevice})`}
        </>
      ),
    },
    {
      key: 'contact',
      head: words.status,
      cell: (device) => <Contact device={device} />,
    },
    {
      key: 'word',
      head: words.word,
      cell: (device) => <LastWord device={device} />,
    },
    {
      key: 'left',
      head: words.left,
      cell: (device) => <LeftThere device={device} />,
    },
    { key: 'gaps', head: words.missing, cell: (device) => <Gaps device={device} /> },
    {
      key: 'mending',
      head: words.mending,
      number: true,
      cell: ({ mending }) => count(mending),
    },
    {
      key: 'people',
      head: words.people,
      cell: (device) => <WhomToCall device={device} />,
    },
  ];

  return (
    <section class="sheet stack" aria-label={words.devices}>
      <div class="sheet__head row">
        <h2 ref={heading} tabIndex={-1}>
          {words.devices}: {words.lists[only ?? 'all']}
        </h2>
        <span class="muted">{words.countDevices(count(board.listed))}</span>
      </div>
      {devices + retired === 0 ? (
        <EmptyState title={words.none} more={words.noneMore} />
      ) : (
        <>
          <nav class="filters" aria-label={words.listOf}>
            {(['all', ...boardLists] as const).map((list) => (
              <a
                key={list}
                class="filter"
                href={listPath(path, list, cut)}
                aria-current={list === (only ?? 'all') ? 'true' : undefined}
              >
                {words.lists[list]}
              </a>
            ))}
          </nav>
          {board.listed > board.devices.length && (
            <p role="note">
              <strong>{words.shown(count(board.devices.length), count(board.listed))}</strong>
            </p>
          )}
          {board.devices.length === 0 ? (
            <p>{words.noneInList}</p>
          ) : (
            <Table
              caption={words.lists[only ?? 'all']}
              columns={columns}
              rows={board.devices}
              rowKey={({ device }) => device}
            />
          )}
        </>
      )}
      <p class="muted small">{words.explain}</p>
    </section>
  );
}
