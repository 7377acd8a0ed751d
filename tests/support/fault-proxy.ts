import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import { freePort } from './server.ts';

/** What happens to one request on its way. */
export type Mishap =
  | 'none'
  /** The server did its work; the answer never arrives. */
  | 'lost-answer'
  /** The answer stops in the middle. */
  | 'cut-answer'
  /** The server gets the request twice; the second answer is delivered. */
  | 'duplicated'
  /** A hotspot's log-in page, with 200. */
  | 'captive-portal'
  /** 200 and JSON, but nothing of ours. */
  | 'garbage'
  /** The line breaks before anything was sent on. */
  | 'reset'
  | 'bad-gateway';

export interface FaultProxy {
  url: string;
  port: number;
  /** Mishaps for the next requests that match, in order; then everything passes. */
  plan(matches: (path: string) => boolean, mishaps: Mishap[]): void;
  /** Mishaps that really happened, in order. */
  happened: Mishap[];
  close(): Promise<void>;
}

/** Stands between a browser and the server on 127.0.0.1:`target`, and does harm as planned. */
export async function startFaultProxy(target: number, port?: number): Promise<FaultProxy> {
  let matches: (path: string) => boolean = () => false;
  let mishaps: Mishap[] = [];
  const happened: Mishap[] = [];
  const proxy = createServer(async (incoming, answer) => {
    const planned = matches(incoming.url ?? '') ? mishaps.shift() : undefined;
    const mishap = planned ?? 'none';
    if (planned) happened.push(planned);
    const body = await readAll(incoming);
    try {
      await serve(target, incoming, body, answer, mishap);
    } catch {
      // The server is stopped: to the browser that is a broken line.
      incoming.socket.destroy();
    }
  });
  const chosen = port ?? (await freePort());
  proxy.listen(chosen, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://localhost:${chosen}`,
    port: chosen,
    plan(next, list) {
      matches = next;
      mishaps = [...list];
    },
    happened,
    async close() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}

async function serve(
  target: number,
  incoming: IncomingMessage,
  body: Buffer,
  answer: ServerResponse,
  mishap: Mishap,
) {
  if (mishap === 'reset') return void incoming.socket.destroy();
  if (mishap === 'bad-gateway') return void answer.writeHead(502).end('Bad Gateway');
  if (mishap === 'captive-portal')
    return void answer
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>Wi-Fi</title><h1>Log in to the network</h1>');
  if (mishap === 'garbage')
    return void answer
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"receipts":"a.b.c","pace":{"maxEnvelopes":1,"maxBytes":1024,"reconnectSpreadMs":0}}');
  if (mishap === 'duplicated') await forward(target, incoming, body);
  const from = await forward(target, incoming, body);
  if (mishap === 'lost-answer') return void incoming.socket.destroy();
  answer.writeHead(from.status, from.headers);
  if (mishap === 'cut-answer') {
    answer.write(from.body.subarray(0, Math.floor(from.body.length / 2)));
    setImmediate(() => incoming.socket.destroy());
    return;
  }
  answer.end(from.body);
}

async function forward(target: number, incoming: IncomingMessage, body: Buffer) {
  const outgoing = request({
    host: '127.0.0.1',
    port: target,
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: incoming.headers as OutgoingHttpHeaders,
  });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
  return {
    status: response.statusCode ?? 502,
    headers: response.headers as OutgoingHttpHeaders,
    body: await readAll(response),
  };
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
