import * as z from 'zod/mini';

/**
 * Every refusal of the server (RFC 9457, `application/problem+json`). Programs look at `code`, which
 * never changes; `title` and `detail` are sentences for people, Thai unless English was asked for.
 */
export const Problem = z.object({
  type: z.string(),
  code: z.string(),
  status: z.int(),
  title: z.string(),
  detail: z.optional(z.string()),
  /** Id in the server's log. */
  trace: z.optional(z.string()),
});
export type Problem = z.infer<typeof Problem>;

export const problemCodes = [
  'not-found',
  'method-not-allowed',
  'body-too-large',
  'body-not-readable',
  'body-not-valid',
  'manifest-not-valid',
  'manifest-wrong-server',
  'envelope-not-readable',
  'busy',
  'quota',
  'storage-full',
  'code-wrong',
  'code-used',
  'code-expired',
  'code-locked',
  'unit-unknown',
  'numbers-exhausted',
  'units-exhausted',
  'unit-name-taken',
  'sign-in-needed',
  'nonce-expired',
  'proof-wrong',
  'revoked',
  'not-allowed',
  'token-not-bound',
  'not-confirmed',
  'same-person',
  'state-wrong',
  'too-many-changes',
  'policy-out-of-bounds',
  'fingerprint-wrong',
  'too-many-tries',
  'purpose-needed',
  'offset-wrong',
  'picture-damaged',
  'internal',
] as const;
export type ProblemCode = (typeof problemCodes)[number];
