import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import type { OfficerVault, OpenVault, ReadyPin, Vaults } from '../../vault/types.ts';
import { Forgotten } from './forgotten.tsx';
import { KeysTaken } from './keys-taken.tsx';
import { OfficerChoices } from './officer-choices.tsx';
import { UnlockEntry } from './unlock-entry.tsx';
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
  /** With the code of whoever forgot their passphrase. */
  onActivate: (officer?: string) => void;
}) {
  const { t, officers } = props;
  const words = t.session.unlock;
  const hasKeyboard = !matchMedia('(pointer: coarse)').matches;
  const before = officers.find(({ officer }) => officer === props.last) ?? officers[0];
  const [chosen, setChosen] = useState(before?.id);
  const officer = officers.find(({ id }) => id === chosen) ?? before;
  const unlocking = useUnlocking(props);
  const ways = officer ? waysTo(officer, unlocking.pins, !hasKeyboard) : [];
  const [wanted, setWanted] = useState<Way | null>(null);
  const way = ways.find((each) => each === wanted) ?? ways[0];
  const [typed, setTyped] = useState('');

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
    const opened = await unlocking.open(officer, by, secret);
    if (!opened && by === 'pin') setTyped('');
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
      <KeysTaken keys={keys} words={words} />
      {keys === 'here' && (
        <OfficerChoices
          words={words}
          officers={officers}
          chosen={officer?.id ?? null}
          onChoose={choose}
          onPointed={() => requestAnimationFrame(focusEntry)}
        />
      )}
      {keys === 'here' && officer && !way && <Notice tone="wait">{words.shutOne}</Notice>}
      {way && (
        <UnlockEntry
          t={t}
          way={way}
          trouble={unlocking.trouble}
          typed={typed}
          onTyped={(value) => {
            setTyped(value);
            if (way === 'passphrase') unlocking.forget();
          }}
          onWhole={(pin) => void open('pin', pin)}
        />
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
        <Button icon="person" onClick={() => props.onActivate()}>
          {keys === 'here' ? words.add : words.newSlip}
        </Button>
      </div>
      {keys === 'here' && (
        <Forgotten words={words} onActivate={() => props.onActivate(officer?.officer)} />
      )}
    </form>
  );
}

const isInEntry = () => document.activeElement?.classList.contains('entry__input') ?? false;
