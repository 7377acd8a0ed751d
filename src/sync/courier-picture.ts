import type { Jws } from '#contract/primitives.ts';
import { backoffMs, toldMs } from './backoff.ts';
import type { Shot, Waits } from './courier-types.ts';
import { nextChunkBytes } from './pictures.ts';
import type { Clock, Gallery, PictureAnswer, PictureToSend } from './ports.ts';

/** Failures one after the other until it is left to a person to try again. */
export const PATIENCE = 6;
const FIRST_CHUNK_BYTES = 128 * 1024;

/** How a courier waits, and whether somebody has called them back. */
export interface Road {
  isStopped(): boolean;
  pause(ms: number, why: Waits): Promise<void>;
}

/** [S19] Brings one picture, chunk by chunk; the centre's signed word, or null when it did not pass. */
export async function carryPicture(
  { sha256, envelope, read }: Shot,
  { gallery, clock }: { gallery: Gallery; clock: Clock },
  road: Road,
): Promise<Jws | null> {
  const picture: PictureToSend = { sha256, envelope, bytes: await read() };
  let chunk = FIRST_CHUNK_BYTES;
  let failures = 0;
  let offset: number | null = null;
  while (!road.isStopped() && failures < PATIENCE) {
    const from = clock.now();
    const answer: PictureAnswer =
      offset === null
        ? await gallery.begin(picture)
        : await gallery.add(picture, offset, offset + chunk);
    if (answer.is === 'received') return answer.signed;
    if (answer.is === 'here') {
      if (offset !== null) chunk = nextChunkBytes(chunk, clock.now() - from);
      failures = answer.offset === offset ? failures + 1 : 0;
      offset = answer.offset;
      continue;
    }
    // Its letter may not be judged yet, and until then its pictures are nobody's.
    offset = null;
    chunk = nextChunkBytes(chunk, null);
    failures += 1;
    const told = answer.is === 'busy' ? toldMs(answer.retryAfterMs) : 0;
    const ms = Math.max(told, backoffMs(failures, clock.random()));
    await road.pause(ms, answer.is === 'busy' ? 'busy' : 'no-answer');
  }
  return null;
}
