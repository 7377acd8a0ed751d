import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What had the focus last inside of the pages, so that one comes back to it from wherever. */
export function useLastField(main: RefObject<HTMLElement | null>): () => HTMLElement | null {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const area = main.current;
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement) last.current = target;
    };
    area?.addEventListener('focusin', note);
    return () => area?.removeEventListener('focusin', note);
  }, [main]);
  return useCallback(() => (last.current?.isConnected ? last.current : null), []);
}

/** Hides everything personal at once and brings it back to the same field; what is typed goes on being saved. */
export function useCurtain(lastField: () => HTMLElement | null) {
  const [drawn, setDrawn] = useState(false);
  const from = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    // Only now the field can be focused again: what is not shown takes no focus.
    if (!drawn) from.current?.focus();
  }, [drawn]);
  return {
    drawn,
    draw() {
      from.current = lastField();
      setDrawn(true);
    },
    open: () => setDrawn(false),
  };
}
