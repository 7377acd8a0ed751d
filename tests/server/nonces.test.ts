import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createNonces } from '../../server/http/nonces.ts';
import { handClock } from './support/house.ts';

describe('[AU8] a challenge', () => {
  it('ends after two minutes, and with the process that made it', () => {
    const clock = handClock();
    const secret = randomBytes(32);
    const nonces = createNonces(secret, clock);
    const { nonce, expiresAt } = nonces.make();
    expect(nonces.endOf(nonce)).toBe(expiresAt);
    // What was used before a restart is remembered by nobody.
    expect(createNonces(secret, clock).endOf(nonce)).toBeNull();
    clock.move(2 * 60 * 1000);
    expect(nonces.endOf(nonce)).toBeNull();
  });
});
