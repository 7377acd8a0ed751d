import { useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { PinEntry } from './pin-entry.tsx';
import { PIN_LENGTH } from './pin-rules.ts';
import type { Way } from './unlock-ways.ts';

/** What is typed to unlock, or said where nothing is typed. */
export function UnlockEntry(props: {
  t: Messages;
  way: Way;
  trouble: string | null;
  typed: string;
  onTyped: (typed: string) => void;
  /** All digits of a PIN are there: nobody has to press Enter. */
  onWhole: (pin: string) => void;
}) {
  const { t, trouble, typed } = props;
  const words = t.session.unlock;
  const [shown, setShown] = useState(false);
  switch (props.way) {
    case 'pin':
      return (
        <PinEntry
          label={words.pin}
          error={trouble}
          value={typed}
          onValue={(digits) => {
            props.onTyped(digits);
            if (digits.length === PIN_LENGTH) props.onWhole(digits);
          }}
        />
      );
    case 'passphrase':
      return (
        <PassphraseEntry
          t={t}
          label={words.passphrase}
          error={trouble}
          value={typed}
          autocomplete="current-password"
          shown={shown}
          onShow={setShown}
          onValue={props.onTyped}
        />
      );
    case 'prf':
      return trouble === null ? null : <Notice tone="wait">{trouble}</Notice>;
  }
}
