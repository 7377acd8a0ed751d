import { pino } from 'pino';

/** All that a log line may say: ids, codes, counts, times. No names, bodies, queries, addresses. */
export interface LogFacts {
  trace?: string;
  method?: string;
  /** The route's pattern, never the path. */
  route?: string;
  status?: number;
  code?: string;
  ms?: number;
  count?: number;
  bytes?: number;
  accepted?: number;
  held?: number;
  mend?: number;
  repeated?: number;
  device?: string;
  unit?: string;
  version?: number;
}

const allowed: ReadonlySet<string> = new Set<keyof LogFacts>([
  'trace',
  'method',
  'route',
  'status',
  'code',
  'ms',
  'count',
  'bytes',
  'accepted',
  'held',
  'mend',
  'repeated',
  'device',
  'unit',
  'version',
]);

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
      const frames = error instanceof Error ? (error.stack?.split('\n') ?? []) : [];
      const at = frames.filter((frame) => /^\s+at /.test(frame)).map((frame) => frame.trim());
      out.error({ ...only(facts), where, kind, code, at: at.slice(0, 6) }, 'mishap');
    },
  };
}
