import { useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';

/** A passphrase field that can be shown; pasting and password managers are welcome. */
export function PassphraseEntry(props: {
  t: Messages;
  label: string;
  hint?: string;
  error?: string | null;
  value: string;
  autocomplete: 'new-password' | 'current-password';
  onValue: (value: string) => void;
}) {
  const [shown, setShown] = useState(false);
  const { show, hide } = props.t.session.passphrase;
  return (
    <Entry
      label={props.label}
      {...(props.hint !== undefined && { hint: props.hint })}
      error={props.error ?? null}
      value={props.value}
      onValue={props.onValue}
      input={{
        type: shown ? 'text' : 'password',
        autocomplete: props.autocomplete,
        autocapitalize: 'off',
        spellcheck: false,
      }}
      beside={
        <Button aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? hide : show}
        </Button>
      }
    />
  );
}
