import { Worker } from 'node:worker_threads';
import { type Examination, type Examined, held, type WorkerKeys } from './examined.ts';

/** Looks into envelopes off the main thread. */
export interface Pool {
  /** In the order given. What kills a worker twice is held, and delays nothing else. */
  examine(orders: readonly Examination[]): Promise<Examined[]>;
  /** Resolves when a worker answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface PoolOptions {
  workers: number;
  keys: WorkerKeys;
  /** The worker's file; a test may give a worse one. */
  script?: URL;
  /** A worker that is silent for so long is ended. */
  patienceMs?: number;
  whenCrashed(): void;
}

const CHUNK = 16;
const PATIENCE_MS = 30_000;
const HEAP_MB = 512;

interface Job {
  orders: Examination[];
  resolve(found: Examined[]): void;
  reject(error: Error): void;
}

export function createPool(options: PoolOptions): Pool {
  const script = options.script ?? new URL('worker.ts', import.meta.url);
  const patienceMs = options.patienceMs ?? PATIENCE_MS;
  const queue: Job[] = [];
  const seats: Seat[] = [];
  let closed = false;

  const start = (): Seat => {
    const worker = new Worker(script, {
      workerData: options.keys,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const seat: Seat = { worker, job: null, timer: null };
    worker.on('message', ({ found }: { found: Examined[] }) => {
      const { job } = seat;
      free(seat);
      job?.resolve(found);
      next();
    });
    // 'exit' follows, and says what is to be done.
    worker.on('error', () => {});
    worker.on('exit', () => {
      const { job } = seat;
      free(seat);
      seats.splice(seats.indexOf(seat), 1);
      if (closed) return;
      options.whenCrashed();
      job?.reject(new Error('the worker ended'));
      next();
    });
    worker.unref();
    seats.push(seat);
    return seat;
  };

  const next = () => {
    while (queue.length > 0) {
      const idle = seats.find((one) => one.job === null);
      const seat = idle ?? (seats.length < options.workers ? start() : null);
      const job = seat && queue.shift();
      if (!job) return;
      seat.job = job;
      seat.timer = setTimeout(() => seat.worker.terminate(), patienceMs).unref();
      seat.worker.ref();
      seat.worker.postMessage({ orders: job.orders });
    }
  };

  const run = (orders: Examination[]) =>
    new Promise<Examined[]>((resolve, reject) => {
      queue.push({ orders, resolve, reject });
      next();
    });

  const runAlone = async (order: Examination): Promise<Examined[]> => {
    try {
      return await run([order]);
    } catch {
      return [held('not-readable', false)];
    }
  };

  const runChunk = async (orders: Examination[]): Promise<Examined[]> => {
    try {
      return await run(orders);
    } catch {
      return (await Promise.all(orders.map(runAlone))).flat();
    }
  };

  return {
    async examine(orders) {
      const chunks: Promise<Examined[]>[] = [];
      for (let i = 0; i < orders.length; i += CHUNK)
        chunks.push(runChunk(orders.slice(i, i + CHUNK)));
      return (await Promise.all(chunks)).flat();
    },
    async ping() {
      await run([]);
    },
    async close() {
      closed = true;
      await Promise.all(seats.map(({ worker }) => worker.terminate()));
    },
  };
}

interface Seat {
  worker: Worker;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

function free(seat: Seat) {
  if (seat.timer) clearTimeout(seat.timer);
  seat.job = null;
  seat.timer = null;
  seat.worker.unref();
}
