import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
/** A machine that does much else at the same time takes its time. */
const READY_MS = 180_000;

/** A folder of its own for one server: data, keys and log, kept over restarts. */
export interface ServerHome {
  folder: string;
  port: number;
}

/** The real server in a process of its own. */
export interface RunningServer {
  url: string;
  home: ServerHome;
  process: ChildProcess;
  /** Everything it printed so far. */
  printed(): string;
  /** The one-time link, without the host it was printed for. */
  link(): string;
  stop(): Promise<void>;
  /** SIGKILL: no farewell, no flush. */
  kill(): Promise<void>;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export async function makeHome(): Promise<ServerHome> {
  return { folder: mkdtempSync(join(tmpdir(), 'debt-desk-')), port: await freePort() };
}

/** Starts the server and waits until it answers. `wrap` puts a program such as strace before it. */
export async function startServer(
  home: ServerHome,
  options: { env?: Record<string, string>; wrap?: string[] } = {},
): Promise<RunningServer> {
  const [program = 'node', ...args] = [...(options.wrap ?? []), 'node', 'server/main.ts'];
  const child = spawn(program, args, {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(home.port),
      DATA_DIR: join(home.folder, 'data'),
      KEYS_DIR: join(home.folder, 'keys'),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  child.stderr.on('data', (chunk) => {
    text += chunk;
  });
  const url = `http://localhost:${home.port}`;
  const exited = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  await untilReady(`http://127.0.0.1:${home.port}/readyz`, child, () => text);
  return {
    url,
    home,
    process: child,
    printed: () => text,
    link: () => {
      const found = /\/start#\S+/.exec(text)?.[0];
      if (!found) throw new Error(`no one-time link in:\n${text}`);
      return found;
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

async function untilReady(url: string, child: ChildProcess, printed: () => string) {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${printed()}`);
    const ready = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`the server was not ready in ${READY_MS / 1000} s:\n${printed()}`);
}
