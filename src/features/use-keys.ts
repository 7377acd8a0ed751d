import { useLayoutEffect, useRef } from 'preact/hooks';
import { deskSettings } from './desk-settings.ts';

/**
 * Keys of one page, by place on the keyboard (`event.code`), such as `F9` or `Ctrl+KeyS`. Held keys
 * act once.
 */
export function useKeys(keys: Record<string, () => void>): void {
  const current = useRef(keys);
  current.current = keys;
  // Before the page is painted: whoever works by keys presses the next one as soon as they see it.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { ctrlKey, altKey, shiftKey, metaKey, code } = event;
      const act = current.current[`${ctrlKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${code}`];
      if (!act || shiftKey || metaKey || deskSettings.peek().keys === 'off') return;
      event.preventDefault();
      if (!event.repeat) act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
