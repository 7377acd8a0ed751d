import { describe, expect, it } from 'vitest';
import { anyOf } from '../../src/remote/abort-any.ts';

describe('AbortSignal.any on Chrome 109', () => {
  it('aborts with the first of the signals, for the same reason, once', () => {
    const [slow, fast] = [new AbortController(), new AbortController()];
    const signal = anyOf([slow.signal, fast.signal]);
    expect(signal.aborted).toBe(false);
    fast.abort('too late');
    slow.abort('later still');
    expect([signal.aborted, signal.reason]).toEqual([true, 'too late']);
  });

  it('is aborted at once when one of them is', () => {
    const signal = anyOf([new AbortController().signal, AbortSignal.abort('before')]);
    expect([signal.aborted, signal.reason]).toEqual([true, 'before']);
  });
});
