import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard in its place when what it stood on is taken away because it was done: on the
 * heading of the same card, else of the card that came in its place, else of the part around it.
 * `AdministrationPage` hangs it on every page of administration, so no act has to think of it; an act
 * that wants the focus elsewhere puts it there itself.
 */
export function useKeptFocus(): RefObject<HTMLDivElement | null> {
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = page.current;
    if (!root) return;
    let way: Step[] = [];
    const remember = ({ target }: FocusEvent) => {
      way = wayTo(target as Element, root);
    };
    // Whoever presses beside everything has left; pressing what has the focus is no leaving.
    const forget = ({ target }: Event) => {
      if (!document.activeElement?.contains(target as Node)) way = [];
    };
    const keep = () => {
      const [own] = way;
      if (document.activeElement !== document.body || !own || isShown(own.element)) return;
      const place = placeAfter(way) ?? root.querySelector('h1');
      if (place) focusOn(place);
    };
    const watcher = new MutationObserver(keep);
    watcher.observe(root, { childList: true, subtree: true, attributeFilter: ['hidden'] });
    root.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      watcher.disconnect();
      root.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
  return page;
}

interface Step {
  element: Element;
  parent: Element | null;
  /** Which of its parent's children it was. */
  index: number;
}

/** From an element outwards to the page. */
function wayTo(from: Element, root: Element): Step[] {
  const way: Step[] = [];
  for (let element = from; element !== root && root.contains(element); ) {
    const parent = element.parentElement;
    way.push({ element, parent, index: parent ? [...parent.children].indexOf(element) : 0 });
    if (!parent) break;
    element = parent;
  }
  return way;
}

/** The nearest heading to where the focus was. */
function placeAfter(way: readonly Step[]): HTMLElement | null {
  for (const { element, parent, index } of way) {
    const inPlace = element.matches('li') && parent ? siblingAt(parent, index) : null;
    const around = isShown(element) ? element : inPlace;
    const heading = around?.querySelector<HTMLElement>('h1, h2, h3');
    if (heading && isShown(heading)) return heading;
  }
  return null;
}

const siblingAt = (list: Element, index: number): Element | null =>
  list.children[index] ?? list.lastElementChild;

const isShown = (element: Element): boolean =>
  element.isConnected && element.getClientRects().length > 0;

function focusOn(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
}
