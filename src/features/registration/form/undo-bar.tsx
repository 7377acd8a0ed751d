import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import type { RegistrationWords } from '../words.ts';
import { creditorHeading } from './creditors.tsx';
import { putBack, type TakenRow, takeRow } from './draft.ts';
import { focusId } from './focus.ts';
import type { FormState } from './form-state.ts';
import type { Remove } from './removal.ts';
import { rowName } from './say.ts';

const UNDO = 'undo';
const OFFERED_MS = 10_000;

/** Removing rows, and for ten seconds the way back. */
export function useRemovals(form: FormState): {
  removed: TakenRow | null;
  remove: Remove;
  undo: () => void;
  forget: () => void;
} {
  const [removed, setRemoved] = useState<TakenRow | null>(null);
  return {
    removed,
    remove(list, index) {
      let row: TakenRow | undefined;
      form.change((draft) => {
        const [next, taken] = takeRow(draft, list, index);
        row = taken;
        return next;
      });
      if (row) setRemoved(row);
      if (list === 'creditors') focusLater(creditorHeading(Math.max(index - 1, 0)));
    },
    undo() {
      if (!removed) return;
      form.change((draft) => putBack(draft, removed));
      setRemoved(null);
      if (removed.list === 'creditors') focusLater(creditorHeading(removed.index));
    },
    forget: () => setRemoved(null),
  };
}

/** After the rows were drawn anew; without a row left, the way back takes the focus. */
function focusLater(id: string): void {
  requestAnimationFrame(() => focusId(id) || focusId(UNDO));
}

/** "Removed — undo", as long as it is offered; the time stands still while somebody is at it. */
export function UndoBar(props: {
  removed: TakenRow;
  words: RegistrationWords;
  onUndo: () => void;
  onForget: () => void;
}) {
  const { removed, onForget } = props;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onForget, OFFERED_MS);
    return () => clearTimeout(timer);
  }, [removed, held]);
  return (
    <div
      class="toast"
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <span>{props.words.removed(rowName(props.words, removed))}</span>
      <Button id={UNDO} look="bar" onClick={props.onUndo}>
        {props.words.undo}
      </Button>
    </div>
  );
}
