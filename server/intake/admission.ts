import type { Clock } from '../clock.ts';

export interface AdmissionLimits {
  /** Most bytes of bodies in memory at once; what was only announced takes none. */
  queuedBytes: number;
  /** Most time that a newcomer would wait for those before them. */
  drainMs: number;
}

/** Whether a push is let in now. */
export type Admission =
  | {
      is: 'in';
      /** So many bytes more have come; false when there is no room for them. */
      took(bytes: number): boolean;
      /** Its manifest is by a known device: strangers take no room from it. */
      recognise(): void;
      /** Ends when it had to make room for a faster one, or for a known device. */
      dropped: AbortSignal;
      /** Its body is here: from now on it waits for us, not we for its line. */
      begin(): void;
      leave(): void;
    }
  | { is: 'busy'; retryAfterSeconds: number };

export interface Gate {
  /** Lets in whoever announces so many bytes, or says how long to wait. */
  enter(announced: number): Admission;
  /** Whether there is little room left, so that it matters who is known. */
  isTight(): boolean;
  /** How long somebody should stay away for whom there is no room; spread by chance. */
  retryAfterSeconds(): number;
  /** How long those at work will still take, in ms. */
  drainMs(): number;
  /** Resolves when nobody is at work, or after a while all the same: custody comes first. */
  whenCalm(): Promise<void>;
}

const FIRST_GUESS_BYTES_PER_MS = 10_000;
/** Work that gives way to custody gets its turn at least so often. */
const MOST_PATIENCE_MS = 500;
/** How much of the newest measurement goes into the estimate. */
const WEIGHT = 0.1;
/** The part of the room that strangers may fill; the rest is for devices that are known. */
const STRANGERS_SHARE = 0.75;
/** What a line may send before it can be known: its manifest comes first. */
const OPENING_BYTES = 128 * 1024;

/**
 * Sheds load by how long the queue would take to drain and by its bytes, not by counting requests:
 * refusing too early costs three times the throughput. A slow line takes the memory of what it has
 * sent, so that nobody keeps the others out by announcing much and sending nothing; and when the room
 * is short, the slowest unfinished one gives way.
 */
export function createGate(limits: AdmissionLimits, clock: Clock): Gate {
  let inside = 0;
  let strangers = 0;
  const lines = new Set<Line>();
  let atWork = 0;
  let done = 0;
  let busySince = 0;
  let bytesPerMs = FIRST_GUESS_BYTES_PER_MS;
  const waiting = new Set<() => void>();
  const drainMs = () => atWork / bytesPerMs;

  const begin = (bytes: number) => {
    if (atWork === 0) {
      busySince = clock.now();
      done = 0;
    }
    atWork += bytes;
  };
  const end = (bytes: number) => {
    atWork -= bytes;
    done += bytes;
    const elapsed = clock.now() - busySince;
    if (elapsed > 0) bytesPerMs = Math.max(1, bytesPerMs + (done / elapsed - bytesPerMs) * WEIGHT);
    if (atWork === 0) for (const go of waiting) go();
  };

  const retryAfterSeconds = () => {
    const seconds = Math.max(1, drainMs() / 1000);
    return Math.ceil(seconds + clock.random() * seconds);
  };

  const count = (line: Line, bytes: number) => {
    if (!line.isKnown) strangers -= beyondOpening(line);
    inside += bytes;
    line.bytes += bytes;
    if (!line.isKnown) strangers += beyondOpening(line);
  };
  const fits = (line: Line, more: number) => {
    const own = beyondOpening({ bytes: line.bytes + more }) - beyondOpening(line);
    const isStrangersFull =
      !line.isKnown && own > 0 && strangers + own > limits.queuedBytes * STRANGERS_SHARE;
    return inside + more <= limits.queuedBytes && !isStrangersFull;
  };
  const drop = (line: Line) => {
    lines.delete(line);
    count(line, -line.bytes);
    line.dropping.abort();
  };

  return {
    drainMs,
    retryAfterSeconds,
    isTight: () => inside > limits.queuedBytes / 2,
    whenCalm() {
      if (atWork === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const go = () => {
          clearTimeout(patience);
          waiting.delete(go);
          resolve();
        };
        const patience = setTimeout(go, MOST_PATIENCE_MS);
        waiting.add(go);
      });
    },
    enter(announced) {
      const isFull = inside + announced > limits.queuedBytes && lines.size === 0;
      if (drainMs() > limits.drainMs || isFull) {
        return { is: 'busy', retryAfterSeconds: retryAfterSeconds() };
      }
      const line = lineOf(clock);
      lines.add(line);
      let begun = false;
      return {
        is: 'in',
        dropped: line.dropping.signal,
        took(more) {
          if (line.dropping.signal.aborted) return false;
          line.pace.add(more);
          while (!fits(line, more)) {
            const slowest = slowerThan(line, lines);
            if (!slowest) return false;
            drop(slowest);
          }
          count(line, more);
          return true;
        },
        recognise() {
          if (line.isKnown) return;
          strangers -= beyondOpening(line);
          line.isKnown = true;
        },
        begin() {
          begun = true;
          lines.delete(line);
          begin(line.bytes);
        },
        leave() {
          lines.delete(line);
          const { bytes } = line;
          count(line, -bytes);
          if (begun) end(bytes);
        },
      };
    },
  };
}

/** A body that is still coming. */
interface Line {
  bytes: number;
  isKnown: boolean;
  pace: Pace;
  dropping: AbortController;
}

const lineOf = (clock: Clock): Line => ({
  bytes: 0,
  isKnown: false,
  pace: paceOf(clock),
  dropping: new AbortController(),
});

const beyondOpening = ({ bytes }: Pick<Line, 'bytes'>): number =>
  Math.max(0, bytes - OPENING_BYTES);

/** What a line sent lately: what came some seconds ago counts for little. */
interface Pace {
  add(bytes: number): void;
  now(): number;
}
const FADING_MS = 2000;

function paceOf(clock: Clock): Pace {
  let lately = 0;
  let since = clock.now();
  const now = () => lately * Math.exp((since - clock.now()) / FADING_MS);
  return {
    now,
    add(bytes) {
      lately = now() + bytes;
      since = clock.now();
    },
  };
}

/** Who gives way to a line: the slowest that is not more known than it, unless that is itself. */
function slowerThan(line: Line, lines: ReadonlySet<Line>): Line | null {
  const others = [...lines].filter((one) => one !== line && one.bytes > 0);
  const strangers = others.filter((one) => !one.isKnown);
  const [slowest] = (strangers.length > 0 ? strangers : line.isKnown ? others : []).sort(
    (a, b) => a.pace.now() - b.pace.now(),
  );
  if (!slowest) return null;
  const isSlower = slowest.pace.now() < line.pace.now();
  return isSlower || (line.isKnown && !slowest.isKnown) ? slowest : null;
}
