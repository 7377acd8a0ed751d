import { describe, expect, it } from 'vitest';
import { isSenderAlive, openSenderLock } from '../../src/remote/sender-lock.ts';
import type { Leadership, WakeCause } from '../../src/sync/ports.ts';
import { startVirtualClock } from '../sync/virtual-clock.ts';

/** Lets messages between windows arrive, which takes a few turns of the event loop. */
const settle = async () => {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A window with its own clock, so that it can be frozen. */
function openWindow(isVisible: boolean) {
  const clock = startVirtualClock(0, () => 0);
  const lock: Leadership = openSenderLock({
    clock,
    locks: navigator.locks,
    isVisible: () => isVisible,
  });
  const log: string[] = [];
  const resign = lock.join(() => {
    log.push('begins');
    return { wake: (cause: WakeCause) => log.push(cause), end: () => log.push('ends') };
  });
  return { lock, log, resign, pass: (ms: number) => clock.pass(ms, settle) };
}

describe('the sender’s lock', () => {
  it('[S2] one window sends; the next begins when it resigns', async () => {
    const mali = openWindow(true);
    await settle();
    const somchai = openWindow(true);
    await settle();
    expect([mali.log, somchai.log]).toEqual([['begins'], []]);
    somchai.lock.passOn('pressed');
    await settle();
    expect(mali.log).toEqual(['begins', 'pressed']);
    mali.resign();
    await settle();
    expect([mali.log.at(-1), somchai.log]).toEqual(['ends', ['begins']]);
    somchai.resign();
    await settle();
  });

  it('[S2] a holder that beats is left alone; a frozen one is replaced by a visible window only', async () => {
    const mali = openWindow(false);
    await settle();
    const somchai = openWindow(true);
    const hidden = openWindow(false);
    for (let i = 0; i < 8; i += 1) {
      await mali.pass(5000);
      await somchai.pass(5000);
      await hidden.pass(5000);
    }
    expect(somchai.log).toEqual([]);
    // From here on Mali's window is frozen: its clock stands still.
    await hidden.pass(60_000);
    expect(hidden.log).toEqual([]);
    await somchai.pass(25_000);
    expect([mali.log, somchai.log]).toEqual([['begins', 'ends'], ['begins']]);
    somchai.resign();
    await settle();
    expect([...mali.log, ...hidden.log].filter((it) => it === 'begins').length).toBe(2);
    mali.resign();
    hidden.resign();
    await settle();
  });

  it('[S20] whoever comes without a window asks first, and takes the lock only from the silent', async () => {
    const clock = startVirtualClock(0, () => 0);
    const ask = () => isSenderAlive({ clock, locks: navigator.locks });
    expect(await ask()).toBe(false);

    const mali = openWindow(false);
    await settle();
    const heard = ask();
    await settle();
    await mali.pass(5000);
    await settle();
    expect(await heard).toBe(true);

    // Mali's window is frozen, or throttled in the background: its clock stands still.
    const silent = ask();
    await clock.pass(20_000, settle);
    expect(await silent).toBe(false);
    const log: string[] = [];
    const worker = openSenderLock({ clock, locks: navigator.locks, takes: 'at-once' });
    const resign = worker.join(() => {
      log.push('begins');
      return { wake: (cause: WakeCause) => log.push(cause), end: () => log.push('ends') };
    });
    await settle();
    expect([mali.log, log]).toEqual([['begins', 'ends'], ['begins']]);
    // It says that it lives, so a window that is looked at leaves it alone.
    const again = openWindow(true);
    for (let i = 0; i < 8; i += 1) {
      await clock.pass(5000, settle);
      await again.pass(5000);
    }
    expect(again.log).toEqual([]);
    again.lock.passOn('pressed');
    await settle();
    expect(log).toEqual(['begins', 'pressed']);
    resign();
    await settle();
    // The thawed window sends on.
    expect([mali.log, log.at(-1)]).toEqual([['begins', 'ends', 'begins'], 'ends']);
    mali.resign();
    again.resign();
    await settle();
  });
});
