import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { OfficerVault, OpenVault, UnlockOutcome } from '../../vault/types.ts';
import { PassphraseEntry } from './passphrase-entry.tsx';

/** Protects a shared device: officers by name, how much waits, nothing of any debtor. */
export default function Unlock(props: {
  t: Messages;
  unitName: string;
  officers: readonly OfficerVault[];
  unsent: number;
  unlock: (officer: OfficerVault, passphrase: string) => Promise<UnlockOutcome>;
  onOpen: (vault: OpenVault) => void;
}) {
  const { t, officers } = props;
  const words = t.session.unlock;
  const [chosen, setChosen] = useState(officers[0]?.id);
  const [passphrase, setPassphrase] = useState('');
  const [shown, setShown] = useState(false);
  const [state, setState] = useState<'asking' | 'opening' | 'missing' | 'wrong'>('asking');

  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    // On a touch screen the keyboard would cover the names.
    const hasKeyboard = matchMedia('(pointer: fine)').matches;
    if (hasKeyboard) form.current?.querySelector<HTMLInputElement>('[type="password"]')?.focus();
  }, []);

  const submit = async () => {
    const officer = officers.find(({ id }) => id === chosen);
    if (!officer || state === 'opening') return;
    if (passphrase.trim() === '') return setState('missing');
    setState('opening');
    const outcome = await props.unlock(officer, passphrase);
    if (outcome.is === 'open') return props.onOpen(outcome.vault);
    setState('wrong');
  };
  const errors = { wrong: words.wrong, missing: t.session.passphrase.missing };
  return (
    <form
      class="sheet stack"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(t.shell.lockLong)}
        above={props.unitName}
      />
      <fieldset>
        <legend class="entry__legend">{words.who}</legend>
        <div class="choices choices--full">
          {officers.map((officer) => (
            <label key={officer.id} class="choice">
              <input
                type="radio"
                name="officer"
                checked={officer.id === chosen}
                onChange={() => setChosen(officer.id)}
              />
              {officer.name}
            </label>
          ))}
        </div>
      </fieldset>
      <PassphraseEntry
        t={t}
        label={words.passphrase}
        error={state === 'wrong' || state === 'missing' ? errors[state] : null}
        value={passphrase}
        autocomplete="current-password"
        shown={shown}
        onShow={setShown}
        onValue={(value) => {
          setPassphrase(value);
          setState('asking');
        }}
      />
      <Button type="submit" look="primary" size="full" waiting={state === 'opening'}>
        {state === 'opening' ? words.working : words.open}
      </Button>
      <p class="muted" role="status">
        {props.unsent > 0 ? words.waiting(props.unsent) : words.allSent}
      </p>
    </form>
  );
}
