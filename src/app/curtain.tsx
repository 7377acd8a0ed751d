import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { language } from './language.ts';

const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph', 'CapsLock'];
const isLockKey = ({ ctrlKey, altKey, code }: KeyboardEvent) =>
  ctrlKey && altKey && code === 'KeyL';

/** In front of everything, while a stranger looks; any key takes it away and types nothing. */
export function Curtain({ onOpen }: { onOpen: () => void }) {
  const { t } = language.value;
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const before = document.title;
    document.title = t.shell.title(t.shell.curtainDrawn);
    return () => {
      document.title = before;
    };
  }, []);
  useLayoutEffect(() => box.current?.querySelector('button')?.focus(), []);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isLockKey(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat && !MODIFIERS.includes(event.key)) onOpen();
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [onOpen]);
  return (
    <main class="curtain" ref={box}>
      <div class="curtain__words stack">
        <Icon name="eye-off" />
        <h1 class="curtain__title">{t.shell.curtainDrawn}</h1>
        <p>{t.shell.curtainMore}</p>
        <Button look="primary" size="full" onClick={onOpen}>
          {t.shell.curtainOpen}
        </Button>
      </div>
    </main>
  );
}
