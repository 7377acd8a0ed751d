import { between, type Random } from '../support/people.ts';

/** A refusal as our server would word it, whoever says it. */
export function problem(status: number, code: string, retryAfterSeconds?: number): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  const body = JSON.stringify({ type: 'about:blank', code, status, title: 'ไม่ได้' });
  return new Response(body, { status, headers });
}

/** What a captive portal says to everything. */
export function html(): Response {
  const headers = { 'content-type': 'text/html' };
  return new Response('<h1>เข้าสู่ระบบ Wi-Fi</h1>', { headers });
}

/** The same answer, cut off somewhere, and nobody the wiser. */
export async function truncated(answer: Response, random: Random): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const { status, headers } = answer;
  return new Response(bytes.subarray(0, between(random, 0, bytes.length - 1)), { status, headers });
}

/** The same answer with members that only a newer version understands. */
export async function fromNewerServer(answer: Response): Promise<Response> {
  const { status, headers } = answer;
  const body = await answer.arrayBuffer();
  const isJson = headers.get('content-type')?.includes('json') ?? false;
  if (!isJson) return new Response(body.byteLength > 0 ? body : null, { status, headers });
  const said = JSON.parse(new TextDecoder().decode(body));
  const newer = new Headers(headers);
  newer.delete('content-length');
  return new Response(JSON.stringify({ ...said, weather: { rain: [1, 2] } }), {
    ...{ status, headers: newer },
  });
}

/** The same request, cut off somewhere; it looks whole to whoever takes it. */
export async function requestCut(request: Request, random: Random): Promise<Request> {
  const { method, url } = request;
  const bytes = new Uint8Array(await request.arrayBuffer());
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  const body = bytes.subarray(0, between(random, 0, Math.max(0, bytes.length - 1)));
  return new Request(url, { method, headers, ...(method !== 'GET' && { body }) });
}
