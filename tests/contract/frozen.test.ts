import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { CONTRACT_VERSION } from '#contract/version.ts';
import frozen from './frozen.json' with { type: 'json' };
import { constants, schemas } from './schemas.ts';

const fingerprint = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);

const found = Object.fromEntries(
  [
    ...[...schemas].map(([name, schema]) => [
      name,
      fingerprint(z.toJSONSchema(schema, { io: 'input' })),
    ]),
    ...[...constants]
      .filter(([name]) => name !== 'CONTRACT_VERSION')
      .map(([name, value]) => [name, fingerprint(value)]),
  ].sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
);

const WHAT_TO_DO = `The contract has changed: desks that were away for eight weeks still speak the old one.
If it only adds, raise CONTRACT_VERSION, add a line to the history in src/contract/version.ts, and put
this into tests/contract/frozen.json; if it takes away or means something else, undo it.
${JSON.stringify({ version: CONTRACT_VERSION, fingerprints: found }, null, 2)}`;

describe('the contract', () => {
  it('is the one that was released', () => {
    expect(found, WHAT_TO_DO).toEqual(frozen.fingerprints);
  });

  it('carries the version under which it was frozen', () => {
    expect(frozen.version, WHAT_TO_DO).toBe(CONTRACT_VERSION);
  });

  it('would be seen to change by a new member, a strictness or a limit', () => {
    const before = z.object({ name: z.string() });
    const changes = [
      z.object({ name: z.string(), more: z.optional(z.string()) }),
      z.strictObject({ name: z.string() }),
      z.object({ name: z.string().check(z.maxLength(9)) }),
      z.object({ name: z.optional(z.string()) }),
    ];
    const prints = [before, ...changes].map((schema) =>
      fingerprint(z.toJSONSchema(schema, { io: 'input' })),
    );
    expect(new Set(prints).size).toBe(prints.length);
  });
});
