import { useEffect, useRef, useState } from 'preact/hooks';

const OFFERED_MS = 10_000;

/**
 * What may be done for ten seconds: the time stands still while somebody is at it, and another offer
 * (`of`) begins its time anew. Returns what the element around the offer hears.
 */
export function useOffered(of: unknown, onForget: () => void) {
  const [held, setHeld] = useState(false);
  const forget = useRef(onForget);
  forget.current = onForget;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => forget.current(), OFFERED_MS);
    return () => clearTimeout(timer);
  }, [of, held]);
  const [hold, letGo] = [() => setHeld(true), () => setHeld(false)];
  return { onPointerEnter: hold, onPointerLeave: letGo, onFocusIn: hold, onFocusOut: letGo };
}
