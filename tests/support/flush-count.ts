import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { processesOf } from './browser.ts';

/** Programs and flags that put a process under watch, writing what it flushes into `file`. */
export const watchFlushes = (file: string) => [
  'strace',
  // The watched program stays our own child, so that it can be stopped.
  '-D',
  '-f',
  '-qq',
  '-s',
  '24',
  '-e',
  'trace=fdatasync,fsync,write,writev,sendto',
  '-o',
  file,
];

/** What the watched process did, in order: flushes that ended, and answers that left. */
export type Act = 'flushed' | 'answered';

/**
 * Reads a trace. A flush counts when it returned; an answer counts when its first bytes
 * (`HTTP/1.1 200`) were given to the network.
 */
export function readActs(file: string): Act[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line): Act[] => {
      if (/f(?:data)?sync.*\)\s*=\s*0$/.test(line)) return ['flushed'];
      if (/(?:write|writev|sendto)\(.*HTTP\/1\.1 200/.test(line)) return ['answered'];
      return [];
    });
}

/** How many answers left without a flush since the answer before. */
export function answersWithoutFlush(acts: readonly Act[]): number {
  let flushed = false;
  let without = 0;
  for (const act of acts) {
    if (act === 'flushed') flushed = true;
    else {
      if (!flushed) without += 1;
      flushed = false;
    }
  }
  return without;
}

/** Watches every process of a browser that is already running. */
export async function traceFlushesOf(profile: string, file: string) {
  const pids = processesOf(profile).flatMap((pid) => ['-p', String(pid)]);
  const args = ['-f', '-e', 'trace=fdatasync,fsync', '-o', file, ...pids];
  const strace = spawn('strace', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  // It says "attached" for every process once it watches.
  await once(strace.stderr, 'data');
  return {
    async stop() {
      strace.kill('SIGINT');
      await once(strace, 'exit');
    },
  };
}

/** Flushes that ended, so far. */
export const flushesIn = (file: string) => readActs(file).filter((act) => act === 'flushed').length;
