import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { centreOf } from '../support/centre-database.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome, type ServerHome } from '../support/server.ts';
import { type Bench, percentile, type Row, round } from './row.ts';
import { makeStorm, type StormBodies } from './storm-devices.ts';
import type { Storm } from './storm-process.ts';

const PER_DEVICE = 20;
/** As long as every text of a whole country may take to be in custody after an outage. */
const MOST_SECONDS = 120;

/**
 * After an outage every device of the country comes with twenty envelopes: all at one moment, and spread as
 * the server advises. How long until the last of them is in custody. Only receipts and 503 with a time to
 * wait are answers; anything lost or anything else fails it.
 */
export const storm: Bench = {
  id: 'storm',
  of: `devices with ${PER_DEVICE} envelopes each, twice`,
  amount: { full: 10_000, small: 40 },
  async run(devices) {
    const together = await comeAtOnce(devices, 0);
    const spreadMs = Math.max(2000, together.storm.advisedMs);
    const apart = await comeAtOnce(devices, spreadMs);
    return [
      rowOf('all at one moment', devices, together),
      rowOf(`spread over ${(spreadMs / 1000).toFixed(0)} s`, devices, apart),
    ];
  },
};

interface Came {
  storm: Storm;
  /** The server's, at most. */
  memoryMb: number;
}

async function comeAtOnce(devices: number, spreadMs: number): Promise<Came> {
  const scene = makeScene();
  const home = await makeHome();
  const bodies = await makeStorm(home, devices, PER_DEVICE);
  try {
    const server = await scene.serve(home, { env: { LOG_LEVEL: 'error' } });
    const storm = await send(home, bodies, spreadMs);
    const memoryMb = highestMemoryMb(server.process.pid);
    const kept = centreOf(home).count('envelopes');
    const all = devices * PER_DEVICE;
    if (kept !== all || storm.received !== all) {
      throw new Error(`${all} were sent, ${storm.received} have a receipt, ${kept} are kept`);
    }
    if (storm.wrong > 0) throw new Error(`${storm.wrong} answers were neither receipts nor a 503`);
    return { storm, memoryMb };
  } finally {
    await scene.end();
    rmSync(bodies.file);
  }
}

async function send(home: ServerHome, { file, lengths }: StormBodies, spreadMs: number) {
  const script = join(import.meta.dirname, 'storm-process.ts');
  const child = spawn('node', [script, String(home.port), file, String(spreadMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(lengths));
  const [said] = await Promise.all([json(child.stdout), once(child, 'exit')]);
  return said as Storm;
}

/** As Linux counts it; elsewhere nobody knows. */
function highestMemoryMb(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
}

function rowOf(how: string, devices: number, { storm, memoryMb }: Came): Row {
  const seconds = (ms: number) => `${round(ms / 1000)} s`;
  const waited = [0.5, 0.95, 0.99].map((share) => seconds(percentile(storm.waits, share)));
  const late = storm.ms / 1000 > MOST_SECONDS ? `; more than ${MOST_SECONDS} s` : '';
  return {
    id: 'storm',
    unit: 's',
    ours: round(storm.ms / 1000),
    note: `${devices} devices × ${PER_DEVICE}, ${how}: ${Math.round((devices * PER_DEVICE * 1000) / storm.ms)} envelopes/s; a device waited p50 ${waited[0]}, p95 ${waited[1]}, p99 ${waited[2]}; ${storm.resets} resets, ${storm.busy} × 503, 0 lost; server at most ${memoryMb} MB${late}`,
  };
}
