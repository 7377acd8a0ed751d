import { Readable } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import { nestsDeeper } from '../intake/json-depth.ts';
import { type PaceLimits, usualPace, watchPace } from './pace.ts';
import { Refusal } from './problem.ts';

const MAX_JSON_BYTES = 64 * 1024;
const MAX_JSON_DEPTH = 16;

/** Bodies that were read already: a signed request is hashed first, and then parsed. */
const bodies = new WeakMap<Context, Uint8Array>();

/** How a body is read, where it matters. */
export interface Reading {
  pace?: PaceLimits;
  /** Hears of each piece before the next is read, and may refuse it by a throw. */
  took?(piece: Uint8Array): Promise<void>;
  /** Ends the reading with `busy`. */
  dropped?: AbortSignal;
}

/** Whoever was too slow comes again after a while. */
const SLOW_RETRY_SECONDS = 10;

/**
 * The whole body, at most `most` bytes.
 * @throws Refusal `body-too-large`, without having read more than that; `busy` when it comes too
 * slowly or had to make room for others. The line is closed then.
 */
export async function readBody(
  c: Context,
  most: number,
  reading: Reading = {},
): Promise<Uint8Array> {
  const known = bodies.get(c) ?? (await readStream(c, most, reading));
  if (known.length > most) throw new Refusal('body-too-large');
  bodies.set(c, known);
  return known;
}

async function readStream(
  c: Context,
  most: number,
  { pace = usualPace, took, dropped }: Reading,
): Promise<Uint8Array> {
  if (Number(c.req.header('content-length') ?? 0) > most) throw new Refusal('body-too-large');
  const pieces: Uint8Array[] = [];
  let length = 0;
  const watch = watchPace(pace, tooSlow);
  const ended = dropped ? Promise.race([watch.silence, endOf(dropped)]) : watch.silence;
  const body = bodyOf(c)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = body.next();
      const { value: piece, done } = await Promise.race([next, ended]);
      if (done === true) break;
      length += piece.length;
      if (length > most) throw new Refusal('body-too-large');
      if (!watch.heard(piece.length)) throw tooSlow();
      await took?.(piece);
      pieces.push(piece);
    }
  } catch (error) {
    if (!(error instanceof Refusal)) {
      // The line was cut: nobody is left to read the answer, and it is no fault of ours.
      throw new Refusal('body-not-readable');
    }
    // What is still to come is nobody's; else it would have to be read before the next request.
    c.header('connection', 'close');
    throw error;
  } finally {
    watch.stop();
  }
  const [only] = pieces;
  return only && pieces.length === 1 ? only : Buffer.concat(pieces);
}

const tooSlow = () => new Refusal('busy', SLOW_RETRY_SECONDS);

/** Rejects when the signal comes. */
function endOf(signal: AbortSignal): Promise<never> {
  const end = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(tooSlow()), { once: true });
  });
  end.catch(() => {});
  return end;
}

/** Node's own stream where there is one: the web's copies every byte once more. */
function bodyOf(c: Context): AsyncIterable<Uint8Array> {
  const { incoming } = (c.env ?? {}) as Partial<HttpBindings>;
  // Leaving early must not close the line before the refusal was sent.
  if (incoming) return incoming.iterator({ destroyOnReturn: false });
  return c.req.raw.body ?? Readable.from([]);
}

/** @throws Refusal when the body is not JSON of this shape. */
export async function readJson<T extends z.core.$ZodType>(
  c: Context,
  schema: T,
  most = MAX_JSON_BYTES,
): Promise<z.output<T>> {
  const bytes = await readBody(c, most);
  if (nestsDeeper(bytes, MAX_JSON_DEPTH)) throw new Refusal('body-not-readable');
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('body-not-readable');
  }
  const read = z.safeParse(schema, content);
  if (!read.success) throw new Refusal('body-not-valid');
  return read.data;
}
