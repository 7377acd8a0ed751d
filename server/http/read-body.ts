import type { Context } from 'hono';
import * as z from 'zod/mini';
import { nestsDeeper } from '../intake/json-depth.ts';
import { Refusal } from './problem.ts';

const MAX_JSON_BYTES = 64 * 1024;
const MAX_JSON_DEPTH = 16;

/**
 * The whole body, at most `most` bytes.
 * @throws Refusal `body-too-large`, without having read more than that.
 */
export async function readBody(c: Context, most: number): Promise<Uint8Array> {
  const told = Number(c.req.header('content-length') ?? Number.NaN);
  if (told > most) throw new Refusal('body-too-large');
  // Node holds a sender to the length they told.
  if (!Number.isNaN(told)) return new Uint8Array(await c.req.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    length += chunk.length;
    if (length > most) throw new Refusal('body-too-large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws Refusal when the body is not JSON of this shape. */
export async function readJson<T extends z.core.$ZodType>(
  c: Context,
  schema: T,
): Promise<z.output<T>> {
  const bytes = await readBody(c, MAX_JSON_BYTES);
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
