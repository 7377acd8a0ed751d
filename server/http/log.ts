import { pino } from 'pino';

/** All that a log line may say: ids, hashes, codes, counts, times. No names, bodies, queries, addresses. */
const texts = ['trace', 'method', 'route', 'code', 'hash'] as const;
const counts = ['status', 'ms', 'count', 'bytes', 'accepted', 'held', 'mend', 'repeated'] as const;
const allowed: ReadonlySet<string> = new Set([...texts, ...counts]);

/** `route` is the pattern of a route, never the path. */
export type LogFacts = Partial<
  Record<(typeof texts)[number], string> & Record<(typeof counts)[number], number>
>;

export interface Log {
  note(level: 'debug' | 'info' | 'warn' | 'error', event: string, facts?: LogFacts): void;
  /** A bug or a mishap: the kind of error and where in our code, never its message. */
  mishap(where: string, error: unknown, facts?: LogFacts): void;
}

/** JSON lines to `write`; anything that is not on the list is left out, whatever its type says. */
export function createLog(level: string, write: (line: string) => void): Log {
  const out = pino({ level, base: null }, { write });
  const only = (facts: LogFacts) =>
    Object.fromEntries(Object.entries(facts).filter(([name]) => allowed.has(name)));
  return {
    note: (at, event, facts = {}) => out[at](only(facts), event),
    mishap(where, error, facts = {}) {
      const kind = error instanceof Error ? error.name : typeof error;
      const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
      const at = error instanceof Error ? framesOf(error) : [];
      out.error({ ...only(facts), where, kind, code, at: at.slice(0, 6) }, 'mishap');
    },
  };
}

/** Where in our code; a message of several lines could otherwise pass for frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const said = stack.indexOf(message);
  const after = said < 0 ? '' : stack.slice(said + message.length);
  const frames = after.split('\n').map((frame) => frame.trim());
  return frames.filter((frame) => frame.startsWith('at '));
}
