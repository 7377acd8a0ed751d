import { backoffMs, beyondToldMs, toldMs } from './backoff.ts';
import type { Album, Clock, Gallery, PictureAnswer, PictureToSend } from './ports.ts';

export interface PictureErrands {
  album: Album;
  gallery: Gallery;
}

export interface PicturePorts extends PictureErrands {
  clock: Clock;
  /** Envelopes that go before any picture. */
  countUnsent(): Promise<number>;
  report(error: unknown): void;
}

/** Between two looks that nobody asked for, when nothing waits or text goes first. */
const REST_MS = 30_000;

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

/** [S6] Sends pictures one at a time, chunk by chunk, until it is ended. */
export function sendPictures(ports: PicturePorts): { wake(): void; end(): void } {
  const { clock, album, gallery, report } = ports;
  let ended = false;
  let failures = 0;
  let chunkBytes = FIRST_CHUNK_BYTES;
  let under: { picture: PictureToSend; offset: number } | null = null;
  let resting: ReturnType<Clock['wait']> | null = null;
  /** Woken while work was under way, which may have looked before there was anything. */
  let again = false;

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
      if (answer.is !== 'busy') return backoffMs(failures, clock.random());
      const told = toldMs(answer.retryAfterMs);
      return told + beyondToldMs(told, failures, clock.random());
    }
    failures = 0;
    return 0;
  };

  const turn = async (): Promise<number> => {
    if ((await ports.countUnsent()) > 0) return REST_MS;
    if (!under) {
      const picture = await album.nextPicture(clock.random());
      if (!picture) return REST_MS;
      return heard(picture, await gallery.begin(picture));
    }
    const { picture, offset } = under;
    const began = clock.now();
    const answer = await gallery.add(picture, offset, offset + chunkBytes);
    const arrived = answer.is === 'here' || answer.is === 'received';
    chunkBytes = nextChunkBytes(chunkBytes, arrived ? clock.now() - began : null);
    return heard(picture, answer);
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
    wake() {
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
