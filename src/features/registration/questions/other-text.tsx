import { useEffect, useRef } from 'preact/hooks';
import { quiet } from '../../../ui/fields/text-field.tsx';
import { useSlot } from '../form/form-context.ts';
import { asText, readText } from './read-text.ts';
import { useTypedText } from './typed-text.ts';

/** A short text that belongs to the question above it, such as what "other" is. */
export function OtherText(props: { path: string; max: number; label: string }) {
  const slot = useSlot(props.path);
  const input = useRef<HTMLInputElement>(null);
  const read = (typed: string) => readText(typed, props.max);
  const { text, onText, onLeave } = useTypedText(slot, read, asText);
  useEffect(() => {
    // It appears because its option was just chosen with the keys or the pointer.
    if (input.current?.closest('.field')?.contains(document.activeElement)) input.current.focus();
  }, []);
  return (
    <label class="field__other">
      <span>{props.label}</span>
      <input
        {...quiet}
        ref={input}
        type="text"
        class="field__input"
        value={text}
        onInput={(event) => onText(event.currentTarget.value)}
        onBlur={onLeave}
      />
    </label>
  );
}
