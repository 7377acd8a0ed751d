import { useEffect, useRef } from 'preact/hooks';

const LOOK_MS = 15_000;

/** Calls `lock` once nobody has touched the device for `idleMs`, which the centre's policy says. */
export function useIdleLock(lock: () => void, idleMs: number): void {
  const current = useRef(lock);
  current.current = lock;
  useEffect(() => {
    let touchedAt = Date.now();
    const touch = () => {
      touchedAt = Date.now();
    };
    // Compares with the clock, because timers stand still while a laptop sleeps.
    const look = () => {
      if (Date.now() - touchedAt >= idleMs) current.current();
    };
    const touches = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of touches) addEventListener(kind, touch, { capture: true, passive: true });
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, LOOK_MS);
    return () => {
      for (const kind of touches) removeEventListener(kind, touch, { capture: true });
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [idleMs]);
}
