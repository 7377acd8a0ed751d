import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * What can be done with the page, below the part that scrolls. On a phone it lies over the end of what
 * scrolls, so the page is told its height and keeps the focus above it.
 */
export function Foot({ children }: { children: ComponentChildren }) {
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const own = foot.current;
    const page = own?.closest<HTMLElement>('.frame__page');
    if (!own || !page) return;
    const watch = new ResizeObserver(() =>
      page.style.setProperty('--foot', `${own.offsetHeight}px`),
    );
    watch.observe(own);
    return () => {
      watch.disconnect();
      page.style.removeProperty('--foot');
    };
  }, []);
  return (
    <div class="registration__foot" ref={foot}>
      {children}
    </div>
  );
}
