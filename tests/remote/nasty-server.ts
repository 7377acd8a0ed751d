import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Behaviour = (request: IncomingMessage, response: ServerResponse, body: Buffer) => void;

/** A real HTTP server on a free port that behaves as badly as it is told. */
export interface NastyServer {
  origin: string;
  /** `METHOD path` and the bearer token of every request, in order. */
  asked: { line: string; bearer: string | null; body: Buffer }[];
  behave(as: Behaviour): void;
  close(): Promise<void>;
}

export async function startNastyServer(): Promise<NastyServer> {
  let behaviour: Behaviour = (_request, response) => response.writeHead(404).end();
  const asked: NastyServer['asked'] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const body = Buffer.concat(parts);
    const bearer = request.headers.authorization?.replace('Bearer ', '') ?? null;
    asked.push({ line: `${request.method} ${request.url}`, bearer, body });
    behaviour(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    behave: (as) => {
      behaviour = as;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with JSON, or with a problem when the status is an error. */
export const json =
  (value: unknown, status = 200, headers: Record<string, string> = {}): Behaviour =>
  (_request, response) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type, ...headers }).end(JSON.stringify(value));
  };

export const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  json({ type: 'about:blank', code, status, title: 'ไม่ได้' }, status, headers);

export const html =
  (status = 200): Behaviour =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>เข้าสู่ระบบ Wi-Fi</h1>');
  };
