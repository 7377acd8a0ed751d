import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { describedBy, FieldBox, type FieldSays } from './field-box.tsx';
import { type DigitFor, quiet } from './text-field.tsx';

/** Where the caret stands after `count` digits of a grouped text. */
function caretAfter(grouped: string, count: number): number {
  let seen = 0;
  for (let i = 0; i < grouped.length; i++) {
    if (seen === count) return i;
    if (/\d/.test(grouped.charAt(i))) seen++;
  }
  return grouped.length;
}

/**
 * Digits shown in groups while they are typed, pasted or scanned. The caret stays at its digit, and
 * nothing is cut off: too many digits are seen, not lost.
 */
export function DigitsField(props: {
  says: FieldSays;
  digits: string;
  onDigits: (digits: string) => void;
  onLeave?: () => void;
  /** The digits in a text, Thai ones included. */
  digitsIn: (text: string) => string;
  digitFor: DigitFor;
  /** The digits with separators; deleting and grouping again must give the same text. */
  group: (digits: string) => string;
  inputMode?: 'numeric' | 'tel';
  width?: 'medium' | 'long' | 'id';
  wide?: boolean;
  /** What can be done about the doubt. */
  beneath?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const { says, group, digitsIn } = props;
  const input = useRef<HTMLInputElement>(null);
  const write = (text: string, caret: number) => {
    const digits = digitsIn(text);
    const shown = group(digits);
    const place = caretAfter(shown, digitsIn(text.slice(0, caret)).length);
    if (input.current) {
      input.current.value = shown;
      input.current.setSelectionRange(place, place);
    }
    props.onDigits(digits);
  };
  return (
    <FieldBox says={says} wide={props.wide ?? false} beneath={props.beneath}>
      <input
        {...quiet}
        ref={input}
        type="text"
        id={says.id}
        class={`field__input field__input--${props.width ?? 'medium'}`}
        inputMode={props.inputMode ?? 'numeric'}
        value={group(props.digits)}
        aria-invalid={says.error ? 'true' : undefined}
        aria-describedby={describedBy(says)}
        onBlur={props.onLeave}
        onInput={({ currentTarget: { value, selectionStart } }) =>
          write(value, selectionStart ?? value.length)
        }
        onKeyDown={(event) => {
          const { value, selectionStart, selectionEnd } = event.currentTarget;
          const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length];
          const digit = props.digitFor(event, value.slice(0, from));
          if (digit !== null) {
            event.preventDefault();
            write(value.slice(0, from) + digit + value.slice(to), from + 1);
          } else if (from === to) {
            stepOverSeparator(event.currentTarget, event.key, from);
          }
        }}
      />
      {props.children}
    </FieldBox>
  );
}

/** Backspace after a separator means the digit before it; Delete before one, the digit after it. */
function stepOverSeparator(input: HTMLInputElement, key: string, caret: number): void {
  const [beside, step] = key === 'Backspace' ? [caret - 1, -1] : [caret, 1];
  if (key !== 'Backspace' && key !== 'Delete') return;
  if (!/^\D$/.test(input.value.charAt(beside))) return;
  input.setSelectionRange(caret + step, caret + step);
}
