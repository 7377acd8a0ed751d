import { createServer, type Server, STATUS_CODES } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Problem, ProblemCode } from '#contract/problem.ts';
import { problemWords } from './problem-words.ts';
import { usualHeaders } from './security-headers.ts';

/** [I9] How long and how much a caller may take to say something. */
const httpLimits = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  // Node looks every half minute unless told: a limit of ten seconds would be one of forty.
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 30_000,
  maxHeaderSize: 16 * 1024,
  // Node's own answer to it would come without our headers; the adapter refuses it, too.
  requireHostHeader: false,
};
const MOST_HEADERS = 64;
/** Twelve thousand devices at one moment, and a few windows of people beside them. */
const MOST_CONNECTIONS = 16_384;

/** A server whose every answer, its refusals of what is no request at all included, has our headers. */
export function createHttpServer(
  fetch: (request: Request) => Response | Promise<Response>,
): Server {
  const errorHandler = (error: unknown) =>
    error instanceof RequestError ? answerTo(400, 'body-not-readable') : answerTo(500, 'internal');
  const server = createServer(httpLimits, getRequestListener(fetch, { errorHandler }));
  server.maxHeadersCount = MOST_HEADERS;
  server.maxConnections = MOST_CONNECTIONS;
  server.on('checkExpectation', (_, answer) => {
    const { headers, body } = refusalOf(417, 'body-not-readable');
    answer.writeHead(417, headers).end(body);
  });
  answerWhatIsNoHttp(server);
  return server;
}

/** What Node's parser gave up on, by its own code; everything else was no HTTP. */
const known: Record<string, readonly [status: number, code: ProblemCode]> = {
  HPE_HEADER_OVERFLOW: [431, 'body-too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'body-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'body-not-readable'],
};

/** Answers with a problem where Node itself would answer with a bare status line. */
function answerWhatIsNoHttp(server: Server): void {
  server.on('clientError', (error: Error & { code?: string }, line) => {
    if (!line.writable || error.code === 'ECONNRESET') return void line.destroy();
    const [status, code] = known[error.code ?? ''] ?? [400, 'body-not-readable'];
    const { headers, body } = refusalOf(status, code);
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    line.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}

/** There is no request whose language could be asked for: it is Thai. */
function refusalOf(status: number, code: ProblemCode) {
  const [, title] = problemWords[code];
  const problem: Problem = { type: `urn:debt-desk:problem:${code}`, code, status, title };
  const body = JSON.stringify(problem);
  const headers = {
    'content-type': 'application/problem+json',
    'content-language': 'th',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    ...usualHeaders,
    connection: 'close',
  };
  return { headers, body };
}

function answerTo(status: number, code: ProblemCode): Response {
  const { headers, body } = refusalOf(status, code);
  return new Response(body, { status, headers });
}
