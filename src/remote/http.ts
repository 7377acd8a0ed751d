import './abort-any.ts';

import ky, { isTimeoutError } from 'ky';
import { Problem } from '#contract/problem.ts';
import { NONCE_HEADER } from '#contract/session.ts';
import type { PushTrouble } from '../sync/ports.ts';
import { retryAfterMs } from './retry-after.ts';

export type Unknown = Extract<PushTrouble, { is: 'unknown' }>;

/** Any status from 400 up; `code` when it came as one of our problems. */
export interface Declined {
  is: 'declined';
  status: number;
  code: string | null;
  retryAfterMs: number;
  nonce: string | null;
}

/** `nonce` is for the next request that is proven. */
export type Reply = { is: 'answered'; json: unknown; nonce: string | null } | Declined | Unknown;

/** Where everything that is asked lies. */
export const API = '/api/v1';

export interface Question {
  /** Below `/api/v1/`. */
  path: string;
  /** With a body it is a POST. */
  body?: { type: string; bytes: Uint8Array<ArrayBuffer> } | { json: unknown };
  bearer?: string;
  headers?: Record<string, string>;
  timeoutMs?: number;
}

export interface Http {
  ask(question: Question): Promise<Reply>;
}

export interface HttpPorts {
  /** The server's origin, `https://desk.example`. */
  origin: string;
  now(): number;
  /** `navigator.onLine`: names a failure, decides nothing. */
  looksOnline(): boolean;
  /** For tests. */
  fetch?: typeof fetch;
  timeoutMs?: number;
}

/** Where there is no centre at all. */
export const nobodyThere: Http = { ask: async () => ({ is: 'unknown', why: 'no-network' }) };

/** A whole exchange, slow uplinks of villages included. */
export const TIMEOUT_MS = 60_000;

/** Requests to the centre, each sent once: whoever asks decides whether to ask again. */
export const openApi = ({ origin, fetch }: Pick<HttpPorts, 'origin' | 'fetch'>) =>
  ky.create({
    prefix: new URL(API, origin),
    retry: 0,
    throwHttpErrors: false,
    // A captive portal answers by sending the browser elsewhere.
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    ...(fetch ? { fetch } : {}),
  });

/** The one place where a mishap on the way to the centre gets its name. */
export function openHttp(ports: HttpPorts): Http {
  const api = openApi(ports);
  const thrown = (error: unknown): Unknown => {
    if (isTimeoutError(error)) return { is: 'unknown', why: 'timed-out' };
    return { is: 'unknown', why: ports.looksOnline() ? 'no-answer' : 'no-network' };
  };
  return {
    async ask({ path, body, bearer, headers, timeoutMs = ports.timeoutMs ?? TIMEOUT_MS }) {
      const exchange = api(path, {
        method: body ? 'post' : 'get',
        timeout: timeoutMs,
        totalTimeout: timeoutMs,
        headers: {
          ...headers,
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          ...(body && 'bytes' in body ? { 'content-type': body.type } : {}),
        },
        ...(body && ('bytes' in body ? { body: body.bytes } : { json: body.json })),
      });
      try {
        const response = await exchange;
        return judge(response, await exchange.text(), ports.now());
      } catch (error) {
        return thrown(error);
      }
    },
  };
}

function judge(response: Response, body: string, now: number): Reply {
  const type = response.headers.get('content-type')?.split(';')[0]?.trim();
  const json = type === 'application/json' || type === 'application/problem+json';
  const value = json ? parse(body) : undefined;
  const nonce = response.headers.get(NONCE_HEADER);
  if (response.ok && type === 'application/json' && value !== undefined)
    return { is: 'answered', json: value, nonce };
  if (response.status < 400) return { is: 'unknown', why: 'not-ours' };
  const problem = Problem.safeParse(value);
  return {
    is: 'declined',
    status: response.status,
    code: problem.success ? problem.data.code : null,
    retryAfterMs: retryAfterMs(response.headers, now),
    nonce,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** There is no room just now; it was said how long to stay away. */
export const isBusy = (status: number): boolean => status === 429 || status === 503;

/** What a refusal means for whoever only wants to try again. */
export function troubleOf({ status, code, retryAfterMs }: Declined): PushTrouble {
  if (status === 413) return { is: 'too-large' };
  if (status === 400 || status === 422) return { is: 'unreadable' };
  if (isBusy(status)) return { is: 'busy', retryAfterMs };
  if (status >= 500) return { is: 'unknown', why: 'server-error' };
  // Without a code of ours it was some proxy on the way that said no.
  if ((status === 401 || status === 403) && code !== null) return { is: 'refused', code };
  return { is: 'unknown', why: 'not-ours' };
}

/** The answer in the shape that the contract promises, or the trouble. */
export function readAs<T>(
  reply: Reply,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): { is: 'read'; value: T } | PushTrouble {
  if (reply.is === 'declined') return troubleOf(reply);
  if (reply.is === 'unknown') return reply;
  const read = schema.safeParse(reply.json);
  return read.success ? { is: 'read', value: read.data } : { is: 'unknown', why: 'not-ours' };
}
