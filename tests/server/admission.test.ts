import { describe, expect, it } from 'vitest';
import { createGate } from '../../server/intake/admission.ts';
import { handClock } from './support/house.ts';

const MIB = 1024 * 1024;

function gateWith(limits: { queuedBytes?: number; drainMs?: number } = {}) {
  const clock = handClock();
  const gate = createGate({ queuedBytes: 256 * MIB, drainMs: 10_000, ...limits }, clock);
  const enter = (bytes: number) => {
    const admission = gate.enter(bytes);
    if (admission.is === 'busy') throw new Error('busy');
    expect(admission.took(bytes)).toBe(true);
    return admission;
  };
  return { clock, gate, enter };
}

describe('[I6] who is let in', () => {
  it('a queue that would take too long sheds, and says for how long, spread by chance', () => {
    const { clock, gate, enter } = gateWith();
    // One MiB a second, measured long enough to be believed.
    for (let i = 0; i < 200; i += 1) {
      const one = enter(MIB);
      one.begin();
      clock.move(1000);
      one.leave();
    }
    for (let i = 0; i < 11; i += 1) enter(MIB).begin();
    expect(Math.round(gate.drainMs() / 1000)).toBe(11);
    expect(gate.enter(MIB)).toEqual({ is: 'busy', retryAfterSeconds: 17 });
  });

  it('slow lines take memory, but nobody’s time', () => {
    const { gate, enter } = gateWith({ queuedBytes: 10 * MIB });
    for (let i = 0; i < 10; i += 1) enter(MIB);
    expect(gate.drainMs()).toBe(0);
    expect(gate.enter(1)).toMatchObject({ is: 'busy' });
  });

  it('who announces much and sends nothing keeps nobody out', () => {
    const { gate } = gateWith({ queuedBytes: 10 * MIB });
    const silent = Array.from({ length: 1000 }, () => gate.enter(2 * MIB));
    expect(silent.every(({ is }) => is === 'in')).toBe(true);
    const [first, second] = silent;
    if (first?.is !== 'in' || second?.is !== 'in') throw new Error('busy');
    expect(first.took(9 * MIB)).toBe(true);
    expect(second.took(2 * MIB)).toBe(false);
    first.leave();
    expect(second.took(2 * MIB)).toBe(true);
  });

  it('who leaves makes room', () => {
    const { gate, enter } = gateWith({ queuedBytes: MIB });
    const one = enter(MIB);
    expect(gate.enter(1).is).toBe('busy');
    one.leave();
    expect(gate.enter(MIB).is).toBe('in');
  });

  it('acceptance waits until nobody is at work', async () => {
    const { gate, enter } = gateWith();
    await gate.whenCalm();
    const one = enter(MIB);
    await gate.whenCalm();
    one.begin();
    let calm = false;
    const waited = gate.whenCalm().then(() => {
      calm = true;
    });
    await Promise.resolve();
    expect(calm).toBe(false);
    one.leave();
    await waited;
    expect(calm).toBe(true);
  });
});
