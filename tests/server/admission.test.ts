import { describe, expect, it } from 'vitest';
import { type Admission, createGate, type Gate } from '../../server/intake/admission.ts';
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

type Line = Extract<Admission, { is: 'in' }>;

const lineTo = (gate: Gate): Line => {
  const admission = gate.enter(0);
  if (admission.is === 'busy') throw new Error('busy');
  return admission;
};
const dropped = (lines: Line[]) => lines.map((line) => line.dropped.aborted);

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
    for (let i = 0; i < 8; i += 1) enter(MIB);
    expect(gate.drainMs()).toBe(0);
    expect(lineTo(gate).took(MIB)).toBe(false);
  });

  it('who announces much and sends nothing keeps nobody out', () => {
    const { gate } = gateWith({ queuedBytes: 16 * MIB });
    const silent = Array.from({ length: 1000 }, () => gate.enter(2 * MIB));
    expect(silent.every(({ is }) => is === 'in')).toBe(true);
    const [first, second] = silent;
    if (first?.is !== 'in' || second?.is !== 'in') throw new Error('busy');
    expect(first.took(9 * MIB)).toBe(true);
    expect(second.took(8 * MIB)).toBe(false);
    first.leave();
    expect(second.took(8 * MIB)).toBe(true);
  });

  it('who leaves makes room', () => {
    const { gate } = gateWith({ queuedBytes: MIB });
    const one = gate.enter(MIB);
    if (one.is === 'busy') throw new Error('busy');
    one.recognise();
    one.took(MIB);
    one.begin();
    expect(gate.enter(1).is).toBe('busy');
    one.leave();
    expect(gate.enter(MIB).is).toBe('in');
  });

  it('when room is short, the slowest unfinished one goes, and none that is at work', () => {
    const { clock, gate } = gateWith({ queuedBytes: 10 * MIB });
    const [working, slow, slower] = [lineTo(gate), lineTo(gate), lineTo(gate)];
    for (const line of [working, slow, slower]) line.took(2 * MIB);
    working.begin();
    clock.move(10_000);
    slow.took(1000);
    const fast = lineTo(gate);
    expect(fast.took(3 * MIB)).toBe(true);
    expect(dropped([working, slow, slower, fast])).toEqual([false, false, true, false]);
    expect(slower.took(1)).toBe(false);
    slower.leave();
    working.leave();
    expect(lineTo(gate).took(2 * MIB)).toBe(true);
    expect(dropped([slow, fast])).toEqual([false, false]);
  });

  it('a part of the room is kept for devices that are known, and strangers give way to them', () => {
    const { gate } = gateWith({ queuedBytes: 16 * MIB });
    const strangers = Array.from({ length: 12 }, () => lineTo(gate));
    expect(strangers.map((line) => line.took(2 * MIB))).toEqual([
      ...Array.from({ length: 6 }, () => true),
      ...Array.from({ length: 6 }, () => false),
    ]);
    const known = Array.from({ length: 8 }, () => lineTo(gate));
    for (const line of known) {
      line.recognise();
      expect(line.took(2 * MIB)).toBe(true);
    }
    expect(dropped(known).every((gone) => !gone)).toBe(true);
    expect(dropped(strangers.slice(0, 6)).every((gone) => gone)).toBe(true);
    expect(lineTo(gate).took(1)).toBe(false);
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
