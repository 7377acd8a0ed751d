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
  const box = useRef<HTMLDivElement>(null);
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
    <div class="curtain" ref={box}>
      <div class="curtain__words stack" role="status">
        <Icon name="eye-off" />
        <p class="curtain__title">{t.shell.curtainDrawn}</p>
        <p>{t.shell.curtainMore}</p>
        <Button look="primary" size="full" onClick={onOpen}>
          {t.shell.curtainOpen}
        </Button>
      </div>
    </div>
  );
}
