/** `node load-process.ts PORT FILE SOCKETS`: sends every body of the file once, prints the time. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { splitFrames } from '#contract/frames.ts';
import { PUSH_TYPE } from '#contract/push.ts';

const [port = '', file = '', sockets = ''] = process.argv.slice(2);
const bodies = splitFrames(readFileSync(file), 1_000_000);
const agent = new Agent({ keepAlive: true, maxSockets: Number(sockets) });

/** True when the server answered with receipts; a 503 is waited out and tried again. */
function send(body: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        path: '/api/v1/envelopes',
        agent,
        headers: { 'content-type': PUSH_TYPE, 'content-length': body.length },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode === 200));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

let next = 0;
let answered = 0;
const started = performance.now();
await Promise.all(
  Array.from({ length: Number(sockets) }, async () => {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      while (!(await send(body))) await new Promise((resolve) => setTimeout(resolve, 100));
      answered += 1;
    }
  }),
);
console.log(JSON.stringify({ ms: performance.now() - started, answered }));
agent.destroy();
