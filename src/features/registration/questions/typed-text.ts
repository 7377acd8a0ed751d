import { useState } from 'preact/hooks';
import type { Slot } from '../form/form-context.ts';

/** What a text in a field comes to. */
export type Reading = { is: 'empty' } | { is: 'answer'; value: unknown } | { is: 'not-read' };

/**
 * The text of an input. While somebody types it is theirs, letter by letter; when they leave, it is
 * the answer as it was understood, or what they typed when nothing was.
 */
export function useTypedText(
  slot: Slot,
  read: (text: string) => Reading,
  show: (answer: unknown) => string,
): { text: string; onText: (text: string) => void; onLeave: () => void } {
  const [editing, setEditing] = useState<string | null>(null);
  return {
    text: editing ?? slot.typed ?? show(slot.answer),
    onText(text) {
      setEditing(text);
      const reading = read(text);
      if (reading.is === 'not-read') slot.keepTyped(text);
      else slot.give(reading.is === 'answer' ? reading.value : undefined);
    },
    onLeave: () => setEditing(null),
  };
}
