import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { typeInto } from './fields/text-field.tsx';
import { Icon } from './icon.tsx';

/** What the browser should know of an input. */
export interface InputManner {
  type?: 'text' | 'password';
  inputMode?: 'text' | 'url' | 'search' | 'numeric';
  /** `off` unless said: else the browser writes what was typed into its profile. */
  autocomplete?: 'off' | 'name' | 'username' | 'new-password' | 'current-password';
  autocapitalize?: 'off';
  spellcheck?: boolean;
  enterkeyhint?: 'next' | 'search' | 'done';
}

/** A labelled one-line input with hint and error, for the pages around the form. */
export function Entry(props: {
  label: string;
  hint?: string;
  error?: string | null;
  value: string;
  onValue: (value: string) => void;
  /** Stands beside the input, such as a button that shows what is typed. */
  beside?: ComponentChildren;
  input?: InputManner;
  /** A few digits, or signs that are read one by one: those are wide, and all of one width. */
  look?: 'code' | 'pin' | 'number';
  /** What a key press means here, whatever the layout would give; null lets the browser type. */
  signFor?: (press: KeyboardEvent) => string | null;
}) {
  const id = useId();
  const described = [props.hint && `${id}-hint`, props.error && `${id}-error`].filter(Boolean);
  const { type = 'text', ...manner } = props.input ?? {};
  const shared = {
    autocomplete: 'off',
    ...manner,
    class: props.look ? `entry__input entry__input--${props.look}` : 'entry__input',
    id,
    value: props.value,
    'aria-invalid': props.error ? 'true' : undefined,
    'aria-describedby': described.join(' ') || undefined,
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      props.onValue(event.currentTarget.value),
    onKeyDown: (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
      const sign = props.signFor?.(event) ?? null;
      if (sign === null || sign === event.key) return;
      event.preventDefault();
      typeInto(event.currentTarget, sign);
    },
  } as const;
  return (
    <div class={props.error ? 'entry entry--wrong' : 'entry'}>
      <label for={id}>{props.label}</label>
      {props.hint && (
        <p class="entry__hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="entry__error" id={`${id}-error`} role="alert">
          <Icon name="warning" />
          {props.error}
        </p>
      )}
      <div class="entry__line">
        {type === 'password' ? (
          <input type="password" {...shared} />
        ) : (
          <input type="text" {...shared} />
        )}
        {props.beside}
      </div>
    </div>
  );
}
