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
