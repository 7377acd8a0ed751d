import { backoffMs, beyondToldMs, toldMs } from './backoff.ts';
import type {
  Album,
  Clock,
  Gallery,
  PictureAnswer,
  PicturesNow,
  PicturesWait,
  PictureToSend,
  WakeCause,
} from './ports.ts';

export interface PictureErrands {
  album: Album;
  gallery: Gallery;
  /** What this device or whoever works on it asks pictures to wait for; null: nothing. */
  asksToWait(): Exclude<PicturesWait, 'weak-line'> | null;
}

export interface PicturePorts extends PictureErrands {
  clock: Clock;
  /** Envelopes that go before any picture. */
  countUnsent(): Promise<number>;
  /** Hears what pictures are doing whenever that has changed. */
  tell(now: PicturesNow): void;
  report(error: unknown): void;
}

/** Between two looks that nobody asked for, when nothing waits or text goes first. */
const REST_MS = 30_000;

/** [S18] A line that carries less than this in a second is left to the text. */
const WEAK_BYTES_A_SECOND = 8 * 1024;
/** What took no longer than this says nothing against the line: a chunk may be small. */
const TELLING_MS = 3000;
/** Between two chunks that try whether a weak line has become better. */
const TRY_WEAK_MS = 60_000;

/** A chunk takes about so long, so that a new envelope waits for no longer. */
const CHUNK_MS = 3000;
const LEAST_CHUNK_BYTES = 4 * 1024;
const FIRST_CHUNK_BYTES = 32 * 1024;
const LARGEST_CHUNK_BYTES = 512 * 1024;

const bounded = (bytes: number) =>
  Math.floor(Math.min(LARGEST_CHUNK_BYTES, Math.max(LEAST_CHUNK_BYTES, bytes)));

/**
 * [S6] How large the next chunk is, by how long the last one took: at most twice as large, and as
 * small as the line asks for.
 * @param ms null when it did not arrive
 */
export function nextChunkBytes(last: number, ms: number | null): number {
  if (ms === null) return bounded(last / 2);
  return bounded(last * Math.min(2, CHUNK_MS / Math.max(1, ms)));
}

/** [S18] Whether the line is weak after a chunk of so many bytes has taken so long. */
export function isWeak(
  before: boolean,
  chunk: { bytes: number; ms: number; arrived: boolean },
): boolean {
  const isFast = chunk.bytes * 1000 >= WEAK_BYTES_A_SECOND * chunk.ms;
  if (isFast) return before && !chunk.arrived;
  return before || chunk.ms > TELLING_MS;
}

/** [S6] [S18] Sends pictures one at a time, chunk by chunk, until it is ended. */
export function sendPictures(ports: PicturePorts): { wake(cause: WakeCause): void; end(): void } {
  const { clock, album, gallery, tell, report } = ports;
  let ended = false;
  let failures = 0;
  let chunkBytes = FIRST_CHUNK_BYTES;
  let under: { picture: PictureToSend; offset: number } | null = null;
  let resting: ReturnType<Clock['wait']> | null = null;
  /** Woken while work was under way, which may have looked before there was anything. */
  let again = false;
  let weak = false;
  let tryWeakAt = 0;
  /** Somebody wants all that waits now to go, whatever the line. */
  let pressed = false;

  /** What is to be waited before the next turn, in ms. */
  const heard = async (picture: PictureToSend, answer: PictureAnswer): Promise<number> => {
    if (answer.is === 'received') {
      await album.pictureReceived(answer.receipt);
      under = null;
    } else if (answer.is === 'here') {
      under = { picture, offset: answer.offset };
    } else {
      // What the centre holds is asked anew: nobody knows how much of the last chunk arrived.
      under = null;
      failures += 1;
      tell({ is: 'resting' });
      if (answer.is !== 'busy') return backoffMs(failures, clock.random());
      const told = toldMs(answer.retryAfterMs);
      return told + beyondToldMs(told, failures, clock.random());
    }
    failures = 0;
    return 0;
  };

  /** [S18] What pictures wait for just now, and how long until the next look, in ms. */
  const waitsFor = (): { why: PicturesWait; ms: number } | null => {
    const why = ports.asksToWait();
    if (why === 'no-wifi') return { why, ms: REST_MS };
    if (pressed) return null;
    if (why) return { why, ms: REST_MS };
    const ms = tryWeakAt - clock.now();
    // [S13] More than was ever asked for: the clock was set back, and says nothing of the wait.
    const isDue = ms <= 0 || ms > TRY_WEAK_MS;
    return weak && !isDue ? { why: 'weak-line', ms } : null;
  };

  const add = async (picture: PictureToSend, offset: number): Promise<PictureAnswer> => {
    const began = clock.now();
    const answer = await gallery.add(picture, offset, offset + chunkBytes);
    const ms = clock.now() - began;
    const arrived = answer.is === 'here' || answer.is === 'received';
    const bytes = Math.min(chunkBytes, picture.bytes.length - offset);
    if (answer.is !== 'busy') weak = isWeak(weak, { bytes, ms, arrived });
    if (weak) tryWeakAt = clock.now() + TRY_WEAK_MS;
    chunkBytes = nextChunkBytes(chunkBytes, arrived ? ms : null);
    return answer;
  };

  const turn = async (): Promise<number> => {
    if ((await ports.countUnsent()) > 0) {
      tell({ is: 'resting' });
      return REST_MS;
    }
    const waits = waitsFor();
    if (waits) {
      tell({ is: 'waiting', why: waits.why });
      return waits.ms;
    }
    if (!under) {
      const picture = await album.nextPicture(clock.random());
      if (!picture) {
        pressed = false;
        tell({ is: 'resting' });
        return REST_MS;
      }
      return heard(picture, await gallery.begin(picture));
    }
    const { picture, offset } = under;
    tell({ is: 'sending', sent: offset, bytes: picture.bytes.length });
    return heard(picture, await add(picture, offset));
  };

  const go = async () => {
    while (!ended) {
      const ms = await turn().catch((error: unknown) => {
        report(error);
        under = null;
        failures += 1;
        return backoffMs(failures, clock.random());
      });
      const soon = again && failures === 0;
      again = false;
      if (ended || soon || ms === 0) continue;
      resting = clock.wait(ms);
      await resting.done;
      resting = null;
    }
  };
  void go();

  return {
    wake(cause) {
      if (cause === 'pressed') pressed = true;
      // A failure is waited for: only a rest is cut short.
      if (!resting) again = true;
      else if (failures === 0) resting.cancel();
    },
    end() {
      ended = true;
      resting?.cancel();
    },
  };
}
