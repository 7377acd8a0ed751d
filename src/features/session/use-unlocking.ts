import { useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import type {
  OfficerVault,
  OpenVault,
  PinOutcome,
  PrfOutcome,
  ReadyPin,
  UnlockOutcome,
  Vaults,
} from '../../vault/types.ts';
import { PIN_LENGTH } from './pin-rules.ts';
import type { Way } from './unlock-ways.ts';

/** Tries to open a vault, one try at a time, and says in words what came of it. */
export function useUnlocking(props: {
  t: Messages;
  pins: readonly ReadyPin[];
  vaults: Pick<Vaults, 'unlock' | 'unlockByPin' | 'unlockByPrf'>;
  onOpen: (vault: OpenVault) => void;
  onRefused: (officer: string) => void;
}) {
  const { vaults, t } = props;
  const words = t.session.unlock;
  const [pins, setPins] = useState(props.pins);
  const [working, setWorking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);

  const tryBy = (officer: OfficerVault, way: Way, secret: string) => {
    switch (way) {
      case 'pin':
        return vaults.unlockByPin(officer, secret);
      case 'prf':
        return vaults.unlockByPrf(officer);
      case 'passphrase':
        return vaults.unlock(officer, secret);
    }
  };
  const lacks = (way: Way, secret: string) => {
    if (way === 'pin' && secret.length !== PIN_LENGTH) return words.pinMissing;
    return way === 'passphrase' && secret.trim() === '' ? t.session.passphrase.missing : null;
  };
  const notePin = ({ officer }: OfficerVault, triesLeft: number) =>
    setPins((known) =>
      known.map((pin) => (pin.officer === officer ? { officer, triesLeft } : pin)),
    );

  return {
    pins,
    working,
    trouble,
    forget: () => setTrouble(null),

    /** True when it opened. */
    async open(officer: OfficerVault, way: Way, secret: string): Promise<boolean> {
      const lacking = lacks(way, secret);
      setTrouble(lacking);
      if (lacking !== null) return false;
      setWorking(true);
      const outcome: UnlockOutcome | PinOutcome | PrfOutcome = await tryBy(officer, way, secret);
      setWorking(false);
      if (outcome.is === 'open') {
        props.onOpen(outcome.vault);
        return true;
      }
      if (outcome.is === 'wrong-pin') notePin(officer, outcome.triesLeft);
      if (outcome.is === 'no-pin') notePin(officer, 0);
      if (outcome.is !== 'cancelled') props.onRefused(officer.officer);
      const pinIsGone = pins.some((pin) => pin.officer === officer.officer && pin.triesLeft === 0);
      setTrouble(say(outcome, pinIsGone));
      return false;
    },
  };

  /** Whoever comes to a desk where others had tried is told where the PIN went. */
  function say(
    outcome: Exclude<UnlockOutcome | PinOutcome | PrfOutcome, { is: 'open' }>,
    pinIsGone: boolean,
  ): string {
    switch (outcome.is) {
      case 'wrong-passphrase':
        return pinIsGone ? `${words.wrong} · ${words.noPin}` : words.wrong;
      case 'wrong-pin':
        return outcome.triesLeft > 0 ? words.wrongPin(outcome.triesLeft) : words.noPin;
      case 'no-pin':
        return words.noPin;
      case 'cancelled':
        return words.prfCancelled;
      case 'not-possible':
        return words.prfNotPossible;
    }
  }
}
