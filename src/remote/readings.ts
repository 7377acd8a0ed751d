import { Board, type BoardQuestion } from '#contract/board.ts';
import type { ReadOutcome } from '../sync/ports.ts';
import { readAs } from './http.ts';
import type { Session } from './session.ts';

/** What is known of an area that the officer reaches. */
export async function readBoard(
  officer: Session,
  { area, cut, only, day }: BoardQuestion,
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
