import { deskSettings } from '../desk-settings.ts';
import type { WhichPicture } from './use-taking.ts';

/**
 * R turns and Delete takes out the picture that has the focus, at the camera the last one; Ctrl+Z takes
 * it back. They are single letters, so they are heard inside the pictures and nowhere else.
 */
export function pictureKeys(acts: {
  pictureAt: (at: Element) => WhichPicture | undefined;
  turn: (which: WhichPicture) => void;
  remove: (which: WhichPicture, from: Element | null) => void;
  /** Null when nothing was taken out. */
  undo: (() => void) | null;
  /** Null when there is nothing to close. */
  escape: (() => void) | null;
}): (press: KeyboardEvent) => void {
  return (press) => {
    const { target, code, ctrlKey, altKey, shiftKey, metaKey, repeat } = press;
    if (!(target instanceof Element) || repeat || altKey || shiftKey || metaKey) return;
    if (code === 'Escape' && acts.escape) {
      press.preventDefault();
      return acts.escape();
    }
    if (deskSettings.peek().keys === 'off') return;
    if (ctrlKey) {
      if (code !== 'KeyZ' || !acts.undo) return;
      press.preventDefault();
      // The form around takes back its own removals by the same keys.
      press.stopPropagation();
      return acts.undo();
    }
    const which = acts.pictureAt(target);
    if (!which || (code !== 'KeyR' && code !== 'Delete')) return;
    press.preventDefault();
    if (code === 'KeyR') acts.turn(which);
    else acts.remove(which, target);
  };
}
