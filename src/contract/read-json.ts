import * as z from 'zod/mini';

/** What a text says by this schema; null when it is no JSON, or says something else. */
export function readJson<T extends z.core.$ZodType>(schema: T, text: string): z.output<T> | null {
  try {
    const read = z.safeParse(schema, JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
