import { Board, type BoardList } from '#contract/board.ts';
import type { IsoDate } from '#contract/primitives.ts';
import type { ReadOutcome } from '../sync/ports.ts';
import { readAs } from './http.ts';
import type { Session } from './session.ts';

/** What is known of an area that the officer reaches. Null: the last cut-off, every device, behind no day. */
export async function readBoard(
  officer: Session,
  {
    area,
    cut,
    only,
    day,
  }: { area: string; cut: IsoDate | null; only: BoardList | null; day: IsoDate | null },
): Promise<ReadOutcome<Board>> {
  const asked = new URLSearchParams({
    area,
    ...(cut && { cut }),
    ...(only && { only }),
    ...(day && { day }),
  });
  const reply = await officer.ask(`board?${asked}`);
  return reply.is === 'answered' || reply.is === 'declined' ? readAs(reply, Board) : reply;
}
