import { hash } from 'node:crypto';
import type { EnvelopeHeader } from '#contract/envelope.ts';
import { FrameError } from '#contract/frames.ts';
import type { Jws, Sha256 } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { Manifest, readPush } from '#contract/push.ts';
import { statementTypes } from '#contract/statements.ts';
import { readUnproven } from '../keys/statements.ts';
import { nestsDeeper } from './json-depth.ts';
import { readHeader } from './read-header.ts';

/** One envelope of a push, with its hash; `header` is null when the bytes are not an envelope. */
export interface PushPart {
  hash: Sha256;
  bytes: Uint8Array;
  header: EnvelopeHeader | null;
}

/** A push as read, before anybody has looked at a signature. */
export interface ReadPush {
  manifest: Manifest;
  manifestJws: Jws;
  parts: PushPart[];
}

export type PushReading = { is: 'push'; push: ReadPush } | { is: 'unreadable'; code: ProblemCode };

export const MAX_MANIFEST_BYTES = 256 * 1024;
const MAX_MANIFEST_DEPTH = 16;

/** Takes a push body apart. Only the manifest and the frozen headers are parsed. */
export function readPushBody(body: Uint8Array): PushReading {
  let frames: ReturnType<typeof readPush>;
  try {
    frames = readPush(body);
  } catch (error) {
    if (error instanceof FrameError) return { is: 'unreadable', code: 'body-not-readable' };
    throw error;
  }
  const manifestJws = Buffer.from(frames.manifest).toString('latin1');
  const manifest = readManifest(manifestJws);
  if (!manifest) return { is: 'unreadable', code: 'manifest-not-valid' };
  const parts = frames.envelopes.map((bytes) => ({
    hash: hash('sha256', bytes, 'base64url'),
    bytes,
    header: readHeader(bytes),
  }));
  return { is: 'push', push: { manifest, manifestJws, parts } };
}

/** Unproven; null when it is none. */
export function readManifest(jws: string): Manifest | null {
  if (jws.length > MAX_MANIFEST_BYTES) return null;
  const payload = Buffer.from(jws.split('.', 2)[1] ?? '', 'base64url');
  if (nestsDeeper(payload, MAX_MANIFEST_DEPTH)) return null;
  const read = readUnproven(jws, Manifest);
  return read?.type === statementTypes.manifest ? read.payload : null;
}
