import type { ComponentChildren } from 'preact';
import { describedBy, FieldBox, type FieldSays } from './field-box.tsx';

/**
 * What every input of somebody else's data carries: the browser neither offers what was typed for
 * the last person, nor marks names as misspelt, nor translates them.
 */
export const quiet = {
  autocomplete: 'off',
  autocapitalize: 'off',
  spellcheck: false,
  translate: false,
  lang: 'th',
  enterkeyhint: 'next',
} as const;

/**
 * The digit a key press means here, or null to let the browser type as usual; `before` is the text
 * in front of the caret.
 */
export type DigitFor = (press: KeyboardEvent, before: string) => string | null;

/** Types `text` where the caret is, as a person would, so that undo and `input` events stay. */
export function typeInto(input: HTMLInputElement, text: string): void {
  const [from, to] = [input.selectionStart ?? 0, input.selectionEnd ?? 0];
  if (document.execCommand('insertText', false, text)) return;
  input.setRangeText(text, from, to, 'end');
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** One line of text, an amount, a date; or several lines. */
export function TextField(props: {
  says: FieldSays;
  value: string;
  onText: (text: string) => void;
  onLeave?: () => void;
  digitFor?: DigitFor;
  inputMode?: 'text' | 'decimal' | 'numeric' | 'tel';
  lines?: boolean;
  /** Stands behind the input: บาท, คน. */
  unit?: string | undefined;
  width?: 'short' | 'medium' | 'long';
  wide?: boolean;
  /** Stands below the input and belongs to the same question. */
  children?: ComponentChildren;
}) {
  const { says, value } = props;
  const common = {
    ...quiet,
    id: says.id,
    value,
    class: `field__input field__input--${props.width ?? 'long'}`,
    'aria-invalid': says.error ? 'true' : undefined,
    'aria-describedby': describedBy(says),
    onBlur: props.onLeave,
  } as const;
  return (
    <FieldBox says={says} wide={props.wide ?? false}>
      {props.lines ? (
        <textarea
          {...common}
          rows={3}
          onInput={(event) => props.onText(event.currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          type="text"
          inputMode={props.inputMode ?? 'text'}
          onInput={(event) => props.onText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const input = event.currentTarget;
            const before = input.value.slice(0, input.selectionStart ?? input.value.length);
            const digit = props.digitFor?.(event, before) ?? null;
            if (digit === null || digit === event.key) return;
            event.preventDefault();
            typeInto(input, digit);
          }}
        />
      )}
      {props.unit && <span class="field__unit">{props.unit}</span>}
      {props.children}
    </FieldBox>
  );
}
