/** [I9] How slowly a body may come. */
export interface PaceLimits {
  /** Longest silence, in ms. */
  silenceMs: number;
  /** From then on, after so many ms, it has to have come at `leastBytesPerSecond` on the whole. */
  graceMs: number;
  leastBytesPerSecond: number;
}

/** Weak lines are real: a mobile one falls silent for seconds, and then goes on. */
export const usualPace: PaceLimits = {
  silenceMs: 8000,
  graceMs: 30_000,
  leastBytesPerSecond: 1024,
};

/** Watches over one body. */
export interface PaceWatch {
  /** Rejects when it has been silent for too long. */
  silence: Promise<never>;
  /** A piece has come; false when all of it comes too slowly. */
  heard(bytes: number): boolean;
  stop(): void;
}

/** @param tooSlow what `silence` rejects with */
export function watchPace(limits: PaceLimits, tooSlow: () => Error): PaceWatch {
  const from = performance.now();
  let heard = 0;
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooSlow()), limits.silenceMs);
  });
  // Whoever reads to the end never hears of it.
  silence.catch(() => {});
  return {
    silence,
    heard(bytes) {
      timer?.refresh();
      heard += bytes;
      const ms = performance.now() - from;
      return ms <= limits.graceMs || (heard * 1000) / ms >= limits.leastBytesPerSecond;
    },
    stop: () => clearTimeout(timer),
  };
}
