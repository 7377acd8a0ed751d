import { useLayoutEffect, useRef } from 'preact/hooks';
import { deskSettings } from '../features/desk-settings.ts';

/** Help, hiding and locking must not depend on a setting. */
const always = ['F1', 'Ctrl+Alt+KeyH', 'Ctrl+Alt+KeyL'];

/**
 * Keys that work everywhere, by place on the keyboard (`event.code`), so that they do not depend on
 * the Thai or English layout. A name is `F2` or `Ctrl+Alt+KeyL`.
 */
export function useShortcuts(shortcuts: Record<string, () => void>): void {
  const current = useRef(shortcuts);
  current.current = shortcuts;
  // As in `useKeys`: whoever works by keys does not wait for a painted page.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { ctrlKey, altKey, shiftKey, metaKey, code } = event;
      if (event.repeat || shiftKey || metaKey) return;
      const name = `${ctrlKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${code}`;
      const act = current.current[name];
      if (!act) return;
      if (deskSettings.peek().keys === 'off' && !always.includes(name)) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
