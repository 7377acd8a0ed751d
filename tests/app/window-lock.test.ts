import { afterEach, describe, expect, it, vi } from 'vitest';
import { claimWindow, takeOverWindow } from '../../src/app/window-lock.ts';

const saved = async () => {};
/** Longer than a reload may take to give the lock back. */
const SLOW_MS = 1500;

afterEach(async () => {
  vi.restoreAllMocks();
  // Whoever holds the lock is asked for it, so that the next test begins with none.
  const channel = new BroadcastChannel('debt-desk-window');
  channel.postMessage('let-go');
  channel.close();
  await expect.poll(async () => (await navigator.locks.query()).held).toEqual([]);
});

describe('one window a device', () => {
  it('the first one has it, the second one is told, and may take it over once the first has saved', async () => {
    const log: string[] = [];
    expect(await claimWindow(async () => void log.push('first saved'))).toBe(true);
    expect(await claimWindow(saved)).toBe(false);
    await takeOverWindow(saved);
    expect(log).toEqual(['first saved']);
  });

  it('a lock that comes late is no other window: nobody is told that there is one', async () => {
    const request = navigator.locks.request.bind(navigator.locks);
    vi.spyOn(navigator.locks, 'request').mockImplementation(
      // The real locks behind a browser that is slow to answer.
      async (name: string, ...rest: unknown[]) => {
        await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
        return Reflect.apply(request, undefined, [name, ...rest]);
      },
    );
    expect(await claimWindow(saved)).toBe(true);
  });

  it('a reload finds the lock free a moment later', async () => {
    let unload = () => {};
    const before = navigator.locks.request(
      'window',
      () =>
        new Promise<void>((resolve) => {
          unload = resolve;
        }),
    );
    await expect.poll(async () => (await navigator.locks.query()).held).toHaveLength(1);
    const claimed = claimWindow(saved);
    setTimeout(() => unload(), 200);
    expect(await claimed).toBe(true);
    await before;
  });
});
