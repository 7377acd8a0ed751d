import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './server.ts';

/** How a line is just now; what is under way stays as it was. */
export interface Way {
  /** Bytes a second of each connection. */
  up: number;
  down: number;
  /** Until an answer to nothing at all would be back; a new connection waits for one, too. */
  roundTripMs: number;
}

/** 2G in a village: 50 kbit/s both ways. */
export const village: Way = { up: 6250, down: 6250, roundTripMs: 1200 };

export interface WeakLine {
  url: string;
  become(way: Partial<Way>): void;
  /** Breaks every connection each `ms` from now on, the first time after `first`. */
  cutEvery(ms: number, first?: number): void;
  /** How often it broke one or more. */
  cuts(): number;
  /** Bytes that were sent both ways so far, also into a connection that broke. */
  bytes(): number;
  /** Where each chunk of a picture began that was sent over it, in order. */
  offsets(): number[];
  close(): Promise<void>;
}

/** What is on its way at once, as on any network. */
const PACKET = 1400;

/** A slow way up to the server on 127.0.0.1:`target`, `bytesASecond` each connection; quick down. */
export async function startWeakLine(target: number, bytesASecond: number): Promise<WeakLine> {
  const way: Way = { up: bytesASecond, down: Number.POSITIVE_INFINITY, roundTripMs: 0 };
  const open = new Set<Socket>();
  const offsets: number[] = [];
  let cuts = 0;
  let sent = 0;
  const timers: NodeJS.Timeout[] = [];

  const later = (act: () => void) => {
    if (way.roundTripMs > 0) setTimeout(act, way.roundTripMs / 2);
    else act();
  };
  const carry = async (
    from: Socket,
    to: Socket,
    direction: 'up' | 'down',
    see?: (bytes: Buffer) => void,
  ) => {
    if (direction === 'up' && way.roundTripMs > 0) await sleep(way.roundTripMs);
    for await (const bytes of from as AsyncIterable<Buffer>) {
      see?.(bytes);
      for (let at = 0; at < bytes.length; at += PACKET) {
        const packet = bytes.subarray(at, at + PACKET);
        const ms = (packet.length * 1000) / way[direction];
        if (ms > 0) await sleep(ms);
        sent += packet.length;
        later(() => to.writable && to.write(packet));
      }
    }
    later(() => to.end());
  };

  const line = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      // A stopped server or a killed browser is a broken line to the other end.
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    // A connection that breaks has nothing more to carry.
    carry(near, far, 'up', offsetsInto(offsets)).catch(() => undefined);
    carry(far, near, 'down').catch(() => undefined);
  });
  const port = await freePort();
  line.listen(port, '127.0.0.1');
  await once(line, 'listening');
  return {
    url: `http://localhost:${port}`,
    become: (next) => void Object.assign(way, next),
    cutEvery(ms, first = ms) {
      const cut = () => {
        if (open.size > 0) cuts += 1;
        for (const socket of open) socket.destroy();
      };
      const begin = () => {
        cut();
        timers.push(setInterval(cut, ms));
      };
      timers.push(setTimeout(begin, first));
    },
    cuts: () => cuts,
    bytes: () => sent,
    offsets: () => offsets,
    async close() {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of open) socket.destroy();
      line.close();
      await once(line, 'close');
    },
  };
}

/** Reads one connection; a header may come in two pieces. */
function offsetsInto(offsets: number[]): (bytes: Buffer) => void {
  let before = '';
  return (bytes) => {
    const seen = before + bytes.toString('latin1');
    const found = [...seen.matchAll(/\r\nupload-offset: (\d+)\r\n/gi)];
    offsets.push(...found.map(([, offset]) => Number(offset)));
    before = found.length > 0 ? '' : seen.slice(-40);
  };
}
