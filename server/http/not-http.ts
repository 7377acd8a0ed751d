import { type Server, STATUS_CODES } from 'node:http';
import type { Problem, ProblemCode } from '#contract/problem.ts';
import { problemWords } from './problem-words.ts';
import { usualHeaders } from './security-headers.ts';

/** What Node's parser gave up on, by its own code; everything else was no HTTP. */
const known: Record<string, readonly [status: number, code: ProblemCode]> = {
  HPE_HEADER_OVERFLOW: [431, 'body-too-large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'body-too-large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'body-not-readable'],
};

/** Answers with a problem where Node itself would answer with a bare status line. */
export function answerWhatIsNoHttp(server: Pick<Server, 'on'>): void {
  server.on('clientError', (error: Error & { code?: string }, line) => {
    if (!line.writable || error.code === 'ECONNRESET') return void line.destroy();
    const [status, code] = known[error.code ?? ''] ?? [400, 'body-not-readable'];
    const [, title] = problemWords[code];
    const problem: Problem = { type: `urn:debt-desk:problem:${code}`, code, status, title };
    const body = JSON.stringify(problem);
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/problem+json',
      'content-language: th',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      ...Object.entries(usualHeaders).map(([name, value]) => `${name}: ${value}`),
      'connection: close',
    ];
    line.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}
