import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import type { PictureWords } from '../picture-words.ts';

const OFFERED_MS = 10_000;

/** "Removed — undo", as long as it is offered; the time stands still while somebody is at it. */
export function UndoLine(props: {
  words: PictureWords;
  n: number;
  onUndo: () => void;
  onForget: () => void;
}) {
  const { words, n, onUndo, onForget } = props;
  const [held, setHeld] = useState(false);
  const forget = useRef(onForget);
  forget.current = onForget;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => forget.current(), OFFERED_MS);
    return () => clearTimeout(timer);
  }, [held]);
  return (
    <div
      class="pictures__undo row"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span>{words.removed(n)}</span>
      <Button keyHint="Ctrl+Z" onClick={onUndo}>
        {words.undo}
      </Button>
    </div>
  );
}
