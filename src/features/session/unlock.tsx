import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { readCertificate } from '../../vault/certificate.ts';
import type { OfficerVault, OpenVault, ReadyPin, Vaults } from '../../vault/types.ts';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { PinEntry } from './pin-entry.tsx';
import { PIN_LENGTH } from './pin-rules.ts';
import { keysOf, type Way, waysTo } from './unlock-ways.ts';
import { useUnlocking } from './use-unlocking.ts';

/** Protects a shared device: officers by name, how much waits, nothing of any debtor. */
export default function Unlock(props: {
  t: Messages;
  unitName: string;
  officers: readonly OfficerVault[];
  pins: readonly ReadyPin[];
  /** Whoever worked here last, by officer code. */
  last: string | null;
  /** How many envelopes this device ever made. */
  written: number;
  unsent: number;
  vaults: Pick<Vaults, 'unlock' | 'unlockByPin' | 'unlockByPrf'>;
  onOpen: (vault: OpenVault) => void;
  onRefused: (officer: string) => void;
  onActivate: () => void;
}) {
  const { t, officers } = props;
  const words = t.session.unlock;
  const hasKeyboard = matchMedia('(pointer: fine)').matches;
  const before = officers.find(({ officer }) => officer === props.last) ?? officers[0];
  const [chosen, setChosen] = useState(before?.id);
  const officer = officers.find(({ id }) => id === chosen) ?? before;
  const unlocking = useUnlocking(props);
  const ways = officer ? waysTo(officer, unlocking.pins, !hasKeyboard) : [];
  const [wanted, setWanted] = useState<Way | null>(null);
  const way = ways.find((each) => each === wanted) ?? ways[0];
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);

  const form = useRef<HTMLFormElement>(null);
  const focusEntry = () => form.current?.querySelector<HTMLInputElement>('.entry__input')?.focus();
  // On a touch screen the keyboard would cover the names.
  useLayoutEffect(() => {
    if (hasKeyboard) focusEntry();
  }, []);
  const isFirst = useRef(true);
  useLayoutEffect(() => {
    if (!isFirst.current && unlocking.trouble !== null) focusEntry();
    isFirst.current = false;
  }, [unlocking.trouble, way]);

  const open = async (by: Way, secret: string) => {
    if (!officer || unlocking.working) return;
    // Enter on a name leads to the field; it is no wrong try.
    if (secret === '' && by !== 'prf' && !isInEntry()) return focusEntry();
    if (await unlocking.open(officer, by, secret)) return;
    setTyped('');
    setWanted(null);
  };
  const choose = (id: string) => {
    setChosen(id);
    setWanted(null);
    setTyped('');
    unlocking.forget();
  };
  const change = (next: Way) => {
    setWanted(next);
    setTyped('');
    unlocking.forget();
    if (next === 'prf') void open('prf', '');
    else requestAnimationFrame(focusEntry);
  };

  const keys = keysOf(officers, props.written);
  const nameOf = ({ name, certificate }: OfficerVault) =>
    readCertificate(certificate).waiting ? `${name} (${words.notConfirmed})` : name;
  return (
    <form
      class="sheet stack"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (way) void open(way, typed);
      }}
    >
      <PageTitle
        title={words.title}
        documentTitle={t.shell.title(t.shell.lockLong)}
        above={props.unitName}
      />
      {keys === 'locked' && (
        <Notice tone="alert" title={words.shutTitle}>
          <p>{words.shut}</p>
          <p>{words.shutNext}</p>
        </Notice>
      )}
      {keys === 'wiped' && (
        <Notice tone="alert" title={words.wipedTitle}>
          <p>{words.wiped}</p>
        </Notice>
      )}
      {keys === 'here' && (
        <fieldset>
          <legend class="entry__legend">{words.who}</legend>
          <div class="choices choices--full">
            {officers.map((each) => (
              <label key={each.id} class="choice">
                <input
                  type="radio"
                  name="officer"
                  checked={each.id === officer?.id}
                  onChange={() => choose(each.id)}
                />
                {nameOf(each)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {keys === 'here' && officer && !way && <Notice tone="wait">{words.shutOne}</Notice>}
      {way === 'pin' && (
        <PinEntry
          label={words.pin}
          error={unlocking.trouble}
          value={typed}
          onValue={(digits) => {
            setTyped(digits);
            if (digits.length === PIN_LENGTH) void open('pin', digits);
          }}
        />
      )}
      {way === 'passphrase' && (
        <PassphraseEntry
          t={t}
          label={words.passphrase}
          error={unlocking.trouble}
          value={typed}
          autocomplete="current-password"
          shown={shown}
          onShow={setShown}
          onValue={(value) => {
            setTyped(value);
            unlocking.forget();
          }}
        />
      )}
      {way === 'prf' && unlocking.trouble !== null && (
        <Notice tone="wait">{unlocking.trouble}</Notice>
      )}
      {way && (
        <Button type="submit" look="primary" size="full" waiting={unlocking.working}>
          {unlocking.working ? words.working : way === 'prf' ? words.prf : words.open}
        </Button>
      )}
      {ways.length > 1 && (
        <div class="row">
          {ways
            .filter((each) => each !== way)
            .map((each) => (
              <Button key={each} look="text" onClick={() => change(each)}>
                {{ pin: words.usePin, prf: words.prf, passphrase: words.usePassphrase }[each]}
              </Button>
            ))}
        </div>
      )}
      <p class="muted" role="status">
        {props.unsent > 0 ? words.waiting(props.unsent) : words.allSent}
      </p>
      <div class="row">
        <Button icon="person" onClick={props.onActivate}>
          {keys === 'here' ? words.add : words.newSlip}
        </Button>
      </div>
      {keys === 'here' && (
        <details>
          <summary>{words.forgot}</summary>
          <div class="stack">
            <ol class="steps">
              {words.forgotHow.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
            <Button onClick={props.onActivate}>{words.newSlip}</Button>
          </div>
        </details>
      )}
    </form>
  );
}

const isInEntry = () => document.activeElement?.classList.contains('entry__input') ?? false;
