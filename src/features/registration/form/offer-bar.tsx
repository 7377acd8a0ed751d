import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { useOffered } from '../../../ui/use-offered.ts';
import { isWrittenIn } from './hidden-undo.ts';

/** One thing that may be done now, for ten seconds. */
export function OfferBar(props: {
  /** Another offer begins its time anew. */
  of: unknown;
  id?: string;
  /** It is a way back: Ctrl+Z goes it too, where no text has an undo of its own. */
  undoes?: boolean;
  words: string;
  act: string;
  onAct: () => void;
  onForget: () => void;
}) {
  const hold = useOffered(props.of, props.onForget);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    if (!props.undoes) return;
    const hear = (event: KeyboardEvent) => {
      const { target, ctrlKey, altKey, shiftKey, code } = event;
      if (event.defaultPrevented || !ctrlKey || altKey || shiftKey || code !== 'KeyZ') return;
      if (isWrittenIn(target)) return;
      event.preventDefault();
      latest.current.onAct();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [props.undoes]);
  return (
    <div class="toast" role="status" {...hold}>
      <span>{props.words}</span>
      <Button
        {...(props.id && { id: props.id })}
        look="bar"
        onClick={props.onAct}
        {...(props.undoes && { keyHint: 'Ctrl+Z' })}
      >
        {props.act}
      </Button>
    </div>
  );
}
