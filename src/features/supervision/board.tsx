import './board.css';
import { useLocation } from 'preact-iso';
import { type BoardList, boardLists } from '#contract/board.ts';
import type { IsoDate, Uuid } from '#contract/primitives.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { Completeness } from './completeness.tsx';
import { CutOffs } from './cut-offs.tsx';
import { Days } from './days.tsx';
import { DeviceFacts } from './device-facts.tsx';
import { DeviceList } from './device-table.tsx';
import { Figures } from './figures.tsx';
import { OneDay } from './one-day.tsx';
import { PartsTable } from './parts-table.tsx';
import { ShownBoardContext, useShown } from './shown-board.ts';
import { Trail } from './trail.tsx';
import { type LiveBoard, useBoard } from './use-board.ts';
import { useWords } from './words.ts';

interface Address {
  /** Undefined: all that the officer reaches. */
  area?: string | undefined;
  /** One device of it. */
  device?: Uuid | undefined;
}

/** Is everybody's data in? What is known of an area, as of when, and what is not known. */
export default function BoardPage({ area, device }: Address) {
  const { t, locale, vault } = useDesk();
  const words = useWords();
  const { query } = useLocation();
  const own = area ?? vault.officer.scope;
  const cut = dayIn(query.cut);
  const only = listIn(query.only, own, device);
  const day = dayIn(query.day);
  const isFirst = cut === null && query.only === undefined && day === null;
  const live = useBoard({ area: own, cut, only, day, isFirst });
  const { board, state, isKept, asking } = live;
  const one = board?.devices.find((each) => each.device === device);

  return (
    <div class="content content--wide printable" key={`${own} ${device}`}>
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(t.shell.overview)}
        actions={
          <Button icon="turn" waiting={asking !== null} onClick={live.ask}>
            {words.refresh}
          </Button>
        }
      />
      <p role="status" class="muted">
        {statusLine(live)}
      </p>
      <Trouble live={live} />
      {board && state !== 'refused' && (
        <ShownBoardContext.Provider value={{ board, isNow: state === 'fresh', isKept }}>
          <Trail device={device === undefined ? null : (one?.label ?? device)} />
          {day !== null ? (
            <OneDay day={day} />
          ) : device === undefined ? (
            <Picture cut={cut} only={only} followed={query.only} />
          ) : one ? (
            <DeviceFacts device={one} />
          ) : (
            <EmptyState title={words.deviceGone} />
          )}
        </ShownBoardContext.Provider>
      )}
    </div>
  );

  function statusLine({ board, state, asking }: LiveBoard): string {
    if (asking === 'slow') return words.slow;
    if (asking === 'now' && state !== 'fresh') return words.asking;
    return board && state === 'fresh' ? words.asOf(showDayAndTime(board.at, { t, locale })) : '';
  }
}

const dayIn = (typed: string | undefined): IsoDate | null =>
  typed !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(typed) ? typed : null;

/** A district opens with all of its devices, a larger area with those to worry about. */
function listIn(
  followed: string | undefined,
  area: string,
  device: Uuid | undefined,
): BoardList | null {
  const list = boardLists.find((one) => one === followed);
  if (list || followed === 'all' || device !== undefined) return list ?? null;
  return area.length === 4 ? null : 'late';
}

/** [BD7] Why what is shown is not of now, with the moment that it is of. */
function Trouble({ live: { board, state } }: { live: LiveBoard }) {
  const { t, locale } = useDesk();
  const words = useWords();
  const when = board ? showDayAndTime(board.at, { t, locale }) : '';
  if (state === 'refused') {
    return (
      <Notice tone="alert" title={words.refusedTitle}>
        <p>{words.refused}</p>
      </Notice>
    );
  }
  if (board && state === 'not-reached') return <Notice tone="wait">{words.stale(when)}</Notice>;
  if (board && state !== 'fresh') return <Notice tone="wait">{words.aged(when)}</Notice>;
  return !board && state === 'not-reached' ? (
    <section class="sheet">
      <EmptyState title={words.notHere} more={words.notHereMore} />
    </section>
  ) : null;
}

function Picture(props: {
  cut: IsoDate | null;
  only: BoardList | null;
  followed: string | undefined;
}) {
  const { cut, only, followed } = props;
  const { board } = useShown();
  return (
    <>
      <CutOffs followed={followed} />
      <Completeness />
      <Figures cut={cut} />
      {board.parts.length > 0 && <PartsTable />}
      <DeviceList only={only} followed={followed} cut={cut} />
      <Days />
    </>
  );
}
