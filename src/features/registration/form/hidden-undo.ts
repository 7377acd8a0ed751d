import { useEffect } from 'preact/hooks';

/** What has no text of its own, though it is an input. */
const NO_TEXT = ['radio', 'checkbox', 'file', 'button', 'submit', 'range']
  .map((type) => `:not([type="${type}"])`)
  .join('');
const WRITTEN_IN = `input${NO_TEXT}, textarea`;

/** Whether an element is written in, so that its undo is seen where it acts. */
export const isWrittenIn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches(WRITTEN_IN));

/** The keys of undo and redo, by their place or their letter, whatever the layout. */
export function undoes(
  press: Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey'>,
): boolean {
  if (!press.ctrlKey && !press.metaKey) return false;
  return /^Key[ZY]$/.test(press.code) || /^[zy]$/i.test(press.key);
}

/**
 * A browser's own undo takes back the last typing of the whole page: outside a text it would change an
 * answer that nobody looks at, and that would be saved. Only what is offered is undone there.
 */
export function useNoHiddenUndo(): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (undoes(event) && !isWrittenIn(event.target)) event.preventDefault();
    };
    // At the window, behind the offers: they hear the key at the document.
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}
