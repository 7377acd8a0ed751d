import { Button } from '../../ui/button.tsx';
import { useOffered } from '../../ui/use-offered.ts';
import type { PictureWords } from '../picture-words.ts';

/** "Removed — undo", as long as it is offered. */
export function UndoLine(props: {
  words: PictureWords;
  removed: { n: number };
  onUndo: () => void;
  onForget: () => void;
}) {
  const { words, removed, onUndo } = props;
  const hold = useOffered(removed, props.onForget);
  return (
    <div class="pictures__undo row" role="status" {...hold}>
      <span>{words.removed(removed.n)}</span>
      <Button keyHint="Ctrl+Z" onClick={onUndo}>
        {words.undo}
      </Button>
    </div>
  );
}
