import * as z from 'zod/mini';
import { EnvelopeHeader, MAX_ENVELOPE_BYTES, takeApart } from '#contract/envelope.ts';
import { FrameError } from '#contract/frames.ts';
import { nestsDeeper } from './json-depth.ts';

const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADER_DEPTH = 8;
const text = new TextDecoder('utf-8', { fatal: true });

/** The frozen header of an envelope; null when the bytes cannot be taken apart. */
export function readHeader(bytes: Uint8Array): EnvelopeHeader | null {
  if (bytes.length > MAX_ENVELOPE_BYTES) return null;
  try {
    const { header } = takeApart(bytes);
    if (header.length > MAX_HEADER_BYTES || nestsDeeper(header, MAX_HEADER_DEPTH)) return null;
    const read = z.safeParse(EnvelopeHeader, JSON.parse(text.decode(header)));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof FrameError || error instanceof SyntaxError) return null;
    if (error instanceof TypeError) return null;
    throw error;
  }
}
