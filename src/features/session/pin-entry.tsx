import { digitOf, digitsIn } from '#thai/digits.ts';
import { Entry } from '../../ui/entry.tsx';

/** Six digits that nobody beside reads along; typed on any layout, pasted too. */
export function PinEntry(props: {
  label: string;
  hint?: string;
  error?: string | null;
  value: string;
  onValue: (digits: string) => void;
}) {
  return (
    <Entry
      label={props.label}
      {...(props.hint !== undefined && { hint: props.hint })}
      error={props.error ?? null}
      value={props.value}
      onValue={(typed) => props.onValue(digitsIn(typed))}
      look="pin"
      signFor={digitOf}
      input={{ type: 'password', inputMode: 'numeric', autocomplete: 'off', enterkeyhint: 'done' }}
    />
  );
}
