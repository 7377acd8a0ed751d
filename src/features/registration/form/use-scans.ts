import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ReferenceNumber } from '#contract/primitives.ts';
import type { Draft } from '../../../store/draft-types.ts';
import type { FormState } from './form-state.ts';
import { type Burst, formIn, idIn, isScan, nextBurst } from './scan-burst.ts';

/** A scanner without an Enter at its end falls silent instead. */
const SILENCE_MS = 80;
/** From here on the keys are held back; what the first ones did is taken back with the rest. */
const SURE = 3;

/**
 * A scanner types into whatever has the focus. What it types presses no button and answers no choice;
 * `take` gets the thirteen digits of a card, unless they went where `isFor` says they belong, and
 * `takeForm` the number of a paper form, which belongs into no answer [F11].
 */
export function useScans(
  form: FormState,
  card?: {
    take: (id: string) => void;
    isFor: (target: Element, id: string) => boolean;
    takeForm: (ref: ReferenceNumber) => void;
  },
): void {
  const current = useRef(card);
  current.current = card;
  useLayoutEffect(() => {
    let burst: Burst | null = null;
    let before: Draft = form.draft.peek();
    let silence = 0;
    /** Takes what was scanned; false when it is a text where texts belong. */
    const takeScan = (scan: Burst, target: Element): boolean => {
      burst = null;
      const id = idIn(scan);
      const { current: reader } = current;
      const ref = reader ? formIn(scan) : null;
      const isText = id === null && ref === null;
      if (isText || !reader ? isTyped(target) : id !== null && reader.isFor(target, id))
        return false;
      form.change(() => before);
      if (id !== null) reader?.take(id);
      if (ref !== null) {
        reader?.takeForm(ref);
        showAnew(target);
      }
      return true;
    };
    const hear = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || event.isComposing) return;
      clearTimeout(silence);
      if (event.key === 'Enter' && isScan(burst, event.timeStamp)) {
        if (takeScan(burst, target)) swallow(event);
        return;
      }
      burst = nextBurst(burst, event);
      if (burst === null) return;
      if (burst.text.length === 1) before = form.draft.peek();
      if (burst.text.length >= SURE && !isTyped(target)) swallow(event);
      const scan = burst;
      if (idIn(scan) || formIn(scan))
        silence = window.setTimeout(() => takeScan(scan, target), SILENCE_MS);
    };
    // Before the question that has the focus hears it.
    addEventListener('keydown', hear, true);
    return () => {
      clearTimeout(silence);
      removeEventListener('keydown', hear, true);
    };
  }, [form]);
}

/** A question shows what stands in the draft, and not what was typed, once somebody comes to it. */
function showAnew(target: Element): void {
  if (!(target instanceof HTMLElement)) return;
  target.blur();
  requestAnimationFrame(() => target.focus());
}

const isTyped = (target: Element) => target.matches('input[type="text"], textarea');

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
