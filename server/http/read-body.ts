import { Readable } from 'node:stream';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import * as z from 'zod/mini';
import { nestsDeeper } from '../intake/json-depth.ts';
import { Refusal } from './problem.ts';

const MAX_JSON_BYTES = 64 * 1024;
const MAX_JSON_DEPTH = 16;

/** Bodies that were read already: a signed request is hashed first, and then parsed. */
const bodies = new WeakMap<Context, Uint8Array>();

/**
 * The whole body, at most `most` bytes; `took` hears of each piece, and may refuse it.
 * @throws Refusal `body-too-large`, without having read more than that.
 */
export async function readBody(
  c: Context,
  most: number,
  took: (bytes: number) => void = () => {},
): Promise<Uint8Array> {
  const known = bodies.get(c) ?? (await readStream(c, most, took));
  if (known.length > most) throw new Refusal('body-too-large');
  bodies.set(c, known);
  return known;
}

async function readStream(
  c: Context,
  most: number,
  took: (bytes: number) => void,
): Promise<Uint8Array> {
  if (Number(c.req.header('content-length') ?? 0) > most) throw new Refusal('body-too-large');
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of bodyOf(c)) {
      length += piece.length;
      if (length > most) throw new Refusal('body-too-large');
      took(piece.length);
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // The line was cut: nobody is left to read the answer, and it is no fault of ours.
    throw new Refusal('body-not-readable');
  }
  const [only] = pieces;
  return only && pieces.length === 1 ? only : Buffer.concat(pieces);
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
