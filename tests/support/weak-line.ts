import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './server.ts';

export interface WeakLine {
  url: string;
  /** Breaks every connection each `ms` from now on. */
  cutEvery(ms: number): void;
  /** How often it broke one or more. */
  cuts(): number;
  /** Where each chunk of a picture began that was sent over it, in order. */
  offsets(): number[];
  close(): Promise<void>;
}

/** A slow way up to the server on 127.0.0.1:`target`, `bytesASecond` each connection; quick down. */
export async function startWeakLine(target: number, bytesASecond: number): Promise<WeakLine> {
  const open = new Set<Socket>();
  const offsets: number[] = [];
  let cuts = 0;
  let cutting: ReturnType<typeof setInterval> | undefined;
  const line = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    /** A header may come in two pieces. */
    let before = '';
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
    far.pipe(near);
    near.on('data', (bytes) => {
      const seen = before + bytes.toString('latin1');
      const found = [...seen.matchAll(/\r\nupload-offset: (\d+)\r\n/gi)];
      offsets.push(...found.map(([, offset]) => Number(offset)));
      before = found.length > 0 ? '' : seen.slice(-40);
      near.pause();
      far.write(bytes);
      setTimeout(() => near.resume(), (bytes.length * 1000) / bytesASecond);
    });
  });
  const port = await freePort();
  line.listen(port, '127.0.0.1');
  await once(line, 'listening');
  return {
    url: `http://localhost:${port}`,
    cutEvery(ms) {
      cutting = setInterval(() => {
        if (open.size > 0) cuts += 1;
        for (const socket of open) socket.destroy();
      }, ms);
    },
    cuts: () => cuts,
    offsets: () => offsets,
    async close() {
      clearInterval(cutting);
      for (const socket of open) socket.destroy();
      line.close();
      await once(line, 'close');
    },
  };
}
