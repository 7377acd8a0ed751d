import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';

/** A passphrase field; pasting and password managers are welcome. */
export function PassphraseEntry(props: {
  t: Messages;
  label: string;
  hint?: string;
  error?: string | null;
  value: string;
  autocomplete: 'new-password' | 'current-password';
  shown: boolean;
  /** Draws the button that shows what is typed. */
  onShow?: (shown: boolean) => void;
  onValue: (value: string) => void;
}) {
  const { show, hide, label } = props.t.session.passphrase;
  const { shown, onShow } = props;
  return (
    <Entry
      label={props.label}
      {...(props.hint !== undefined && { hint: props.hint })}
      error={props.error ?? null}
      value={props.value}
      onValue={props.onValue}
      input={{
        type: shown ? 'text' : 'password',
        // A browser keeps what was typed into an open field, in clear, for the next one to fill in.
        autocomplete: shown ? 'off' : props.autocomplete,
        autocapitalize: 'off',
        spellcheck: false,
      }}
      beside={
        onShow && (
          <Button onClick={() => onShow(!shown)}>
            {shown ? hide : show} <span class="hidden-visually">{label}</span>
          </Button>
        )
      }
    />
  );
}
