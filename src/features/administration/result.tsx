import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Where it is said what came of an act: in view, with the focus on it, and read out. It stands there
 * before there is anything to say, because only then what comes into it is heard. `of` names what is
 * said; null: nothing yet.
 */
export function Result({ of, children }: { of: unknown; children?: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (of === null || of === undefined) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'center' });
  }, [of]);
  return (
    <div ref={place} role="status" tabIndex={-1}>
      {children}
    </div>
  );
}
