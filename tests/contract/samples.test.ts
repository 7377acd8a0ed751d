import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { samples } from './samples.ts';
import { schemas } from './schemas.ts';

describe('every schema of the contract', () => {
  it('has its samples', () => {
    expect(Object.keys(samples).sort()).toEqual([...schemas.keys()].sort());
  });

  it.each([...schemas])('%s reads what is right and refuses what is wrong', (name, schema) => {
    const { right, wrong } = samples[name] ?? { right: [], wrong: undefined };
    for (const message of right) {
      // As it crosses the wire, and nothing lost on the way.
      const sent = JSON.parse(JSON.stringify(message));
      expect(z.parse(schema, sent)).toEqual(sent);
    }
    expect(z.safeParse(schema, wrong).success).toBe(false);
  });
});
