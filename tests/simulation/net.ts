import type { Clock } from '../../src/sync/ports.ts';
import type { Bustle } from './bustle.ts';

/** What one window asked, somewhere between it and the centre. */
export interface Parcel {
  /** Which window; for the story that a failing seed tells. */
  from: string;
  path: string;
  request(): Request;
  /** Null while the request is on its way; then the answer is. */
  answer: Response | null;
}

/** A network in which nothing arrives, or gets lost, unless the simulation says so. */
export interface Net {
  parcels: readonly Parcel[];
  /** The `fetch` of one window. */
  fetchOf(window: string): typeof fetch;
  /** Hands the window an answer, whoever gave it. */
  bring(parcel: Parcel, answer: Response): void;
  /** The window sees the line break. */
  lose(parcel: Parcel): void;
  /** The window is gone; its requests may still arrive, their answers reach nobody. */
  forget(window: string): void;
}

interface Waiting extends Parcel {
  patience: ReturnType<Clock['wait']>;
  resolve(answer: Response): void;
  reject(error: Error): void;
}

/** Whoever has waited for so long waits no longer. */
const PATIENCE_MS = 60_000;

export function makeNet(bustle: Bustle, clock: Pick<Clock, 'wait'>): Net {
  const parcels: Waiting[] = [];
  const take = (parcel: Parcel): Waiting | null => {
    const onTheWay: readonly Parcel[] = parcels;
    const at = onTheWay.indexOf(parcel);
    const [taken = null] = parcels.splice(at, at < 0 ? 0 : 1);
    taken?.patience.cancel();
    return taken;
  };
  const lose = (parcel: Parcel) => take(parcel)?.reject(new TypeError('fetch failed'));
  const nobody = { resolve() {}, reject() {} };
  return {
    parcels,
    fetchOf: (from) => async (input) => {
      const asked = input instanceof Request ? input : new Request(input);
      const body = asked.method === 'GET' ? null : await asked.arrayBuffer();
      const { method, headers, url } = asked;
      // Whoever waits for the network is not busy.
      bustle.leave();
      try {
        return await new Promise<Response>((resolve, reject) => {
          const patience = clock.wait(PATIENCE_MS);
          const parcel: Waiting = {
            from,
            path: new URL(url).pathname.replace('/api/v1/', ''),
            request: () => new Request(url, { method, headers, body }),
            answer: null,
            ...{ patience, resolve, reject },
          };
          parcels.push(parcel);
          // By name, because it is the processor that decides who had signed first.
          parcels.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
          patience.done.then(() => lose(parcel));
        });
      } finally {
        bustle.enter();
      }
    },
    bring: (parcel, answer) => take(parcel)?.resolve(answer),
    lose,
    forget(window) {
      for (const parcel of parcels.filter(({ from }) => from === window)) {
        parcel.reject(new TypeError('fetch failed'));
        Object.assign(parcel, nobody);
      }
    },
  };
}
