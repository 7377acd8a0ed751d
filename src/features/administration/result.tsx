import { type ComponentChildren, type RefObject, toChildArray } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Brings the eye and the focus to an element each time that `of` becomes something else. */
export function useFocusOn<T extends HTMLElement>(of: unknown): RefObject<T | null> {
  const place = useRef<T | null>(null);
  useLayoutEffect(() => {
    if (of === null || of === undefined) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'center' });
  }, [of]);
  return place;
}

/**
 * Where it is said what came of an act: in view, with the focus on it, and read out. It stands there
 * before there is anything to say, because only then what comes into it is heard. `of` names what is
 * said; null: nothing yet.
 */
export function Result({ of, children }: { of: unknown; children?: ComponentChildren }) {
  const place = useFocusOn<HTMLDivElement>(of);
  const isEmpty = toChildArray(children).length === 0;
  return (
    // Empty, it takes no room between what stands around it.
    <div ref={place} role="status" tabIndex={-1} class={isEmpty ? 'hidden-visually' : ''}>
      {children}
    </div>
  );
}
