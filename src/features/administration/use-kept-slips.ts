import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ActivationSlip } from '#contract/people.ts';
import { useTell } from './said.tsx';

/**
 * Slips with their codes, in the memory of this page and nowhere else, until somebody says that all
 * of them are on paper. Then the focus goes back to where they were asked for.
 */
export function useKeptSlips(onGone: () => void) {
  const tell = useTell();
  const [slips, setSlips] = useState<readonly ActivationSlip[]>([]);
  const askedAt = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const back = askedAt.current;
    if (slips.length > 0 || !(back instanceof HTMLElement)) return;
    back.focus();
    askedAt.current = null;
  }, [slips]);
  return {
    slips,
    show: (issued: readonly ActivationSlip[]) => {
      askedAt.current = document.activeElement;
      setSlips(issued);
    },
    forget: () => {
      setSlips([]);
      tell({ tone: 'info', say: (words) => words.slipsGone });
      onGone();
    },
  };
}
