import { useState } from 'preact/hooks';
import type { RegistrationWords } from '../words.ts';
import { putBack, type TakenRow, takeRow } from './draft.ts';
import { focusId } from './focus.ts';
import type { FormState } from './form-state.ts';
import { OfferBar } from './offer-bar.tsx';
import type { Remove } from './removal.ts';
import { rowHeading } from './row-heading.ts';
import { rowName } from './say.ts';

const UNDO = 'undo';

/** Removing rows, and for ten seconds the way back: of several the last one first. */
export function useRemovals(form: FormState): {
  /** What is put back next; what was removed before it waits, and then has its own ten seconds. */
  removed: TakenRow | null;
  remove: Remove;
  undo: () => void;
  forget: () => void;
} {
  const [all, setAll] = useState<readonly TakenRow[]>([]);
  const removed = all.at(-1) ?? null;
  return {
    removed,
    remove(list, index) {
      let row: TakenRow | undefined;
      form.change((draft) => {
        const [next, taken] = takeRow(draft, list, index);
        row = taken;
        return next;
      });
      const taken = row;
      if (taken) setAll((before) => [...before, taken]);
      focusLater(rowHeading(list, Math.max(index - 1, 0)));
    },
    undo() {
      if (!removed) return;
      form.change((draft) => putBack(draft, removed));
      setAll((before) => before.filter((row) => row !== removed));
      focusLater(rowHeading(removed.list, removed.index));
    },
    // What was removed before it is older still.
    forget: () => setAll([]),
  };
}

/** After the rows were drawn anew; without a row left, the way back takes the focus. */
function focusLater(id: string): void {
  requestAnimationFrame(() => focusId(id) || focusId(UNDO));
}

/** "Removed — undo", as long as it is offered. */
export function UndoBar(props: {
  removed: TakenRow;
  words: RegistrationWords;
  onUndo: () => void;
  onForget: () => void;
}) {
  const { removed, words } = props;
  return (
    <OfferBar
      of={removed}
      id={UNDO}
      undoes
      words={words.removed(rowName(words, removed))}
      act={words.undo}
      onAct={props.onUndo}
      onForget={props.onForget}
    />
  );
}
