import './session.css';
import { useMemo, useState } from 'preact/hooks';
import type { EnrolmentCode } from '#contract/enrolment.ts';
import type { OfficerCode } from '#contract/people.ts';
import type { Locale, Messages } from '../../i18n/messages.ts';
import type { OpenVault } from '../../vault/types.ts';
import type { Activate, ActivationOutcome, LookAtSlip, LookConfirmed } from './activating.ts';
import { ActivationTold } from './activation-told.tsx';
import { ConfirmPage } from './confirm-page.tsx';
import { PinPage } from './pin-page.tsx';
import { SecretPage } from './secret-page.tsx';
import { SlipPage } from './slip-page.tsx';
import { wordsIn } from './words.ts';

/** Where an activation stands; each holds what was reached. */
type Step =
  | { is: 'slip' }
  /** `looked`: the centre has said that it would take the slip. */
  | { is: 'secret'; officer: OfficerCode; code: EnrolmentCode; looked: boolean }
  | { is: 'confirm'; vault: OpenVault; fingerprint: string }
  | { is: 'pin'; vault: OpenVault };

/** What an activation needs from outside of the screen. */
export interface ActivationPorts {
  lookAtSlip: LookAtSlip;
  activate: Activate;
  lookConfirmed: LookConfirmed;
  fingerprintOf: (vault: OpenVault) => Promise<string>;
  setPin: (vault: OpenVault, pin: string) => Promise<void>;
}

/** From a slip to the open desk: code, passphrase, the supervisor's word, PIN. */
export default function Activation(props: {
  t: Messages;
  locale: Locale;
  unitName: string;
  /** No officer works here yet. */
  first: boolean;
  ports: ActivationPorts;
  /** Whose code it is, where that is known; empty: nobody’s yet. */
  officer: string;
  /** A vault is open from now on, before the desk is. */
  onActivated: (vault: OpenVault) => void;
  onOpen: (vault: OpenVault) => void;
  onBack?: () => void;
}) {
  const { t, ports } = props;
  const words = wordsIn(props.locale);
  const [step, setStep] = useState<Step>({ is: 'slip' });
  const [typed, setTyped] = useState({ officer: props.officer, code: '' });
  const [passphrase, setPassphrase] = useState('');
  const [working, setWorking] = useState(false);
  const [outcome, setOutcome] = useState<ActivationOutcome | null>(null);
  const opened = 'vault' in step ? step.vault : null;
  const lookConfirmed = useMemo(
    () => () => (opened ? ports.lookConfirmed(opened) : Promise.resolve('not-yet' as const)),
    [ports, opened],
  );

  const look = async (officer: OfficerCode, code: EnrolmentCode) => {
    setWorking(true);
    const standing = await ports.lookAtSlip({ officer, code });
    setWorking(false);
    // Where the centre cannot be asked nobody is held up: it says the same when the slip is used.
    const declined = standing.is === 'declined';
    setOutcome(declined ? standing : null);
    if (!declined) setStep({ is: 'secret', officer, code, looked: standing.is === 'open' });
  };

  const activate = async (officer: OfficerCode, code: EnrolmentCode, chosen: string) => {
    setWorking(true);
    const next = await ports.activate({ officer, code, passphrase: chosen });
    setWorking(false);
    setOutcome(next);
    if (next.is === 'declined' && next.why.startsWith('code-')) setStep({ is: 'slip' });
    if (next.is !== 'activated') return;
    setPassphrase('');
    const { vault } = next;
    props.onActivated(vault);
    if (!vault.officer.waiting) return setStep({ is: 'pin', vault });
    setStep({ is: 'confirm', vault, fingerprint: await ports.fingerprintOf(vault) });
  };

  const trouble = outcome && <ActivationTold words={words.errors} outcome={outcome} />;
  switch (step.is) {
    case 'slip':
      return (
        <SlipPage
          t={t}
          words={words}
          unitName={props.unitName}
          first={props.first}
          typed={typed}
          onTyped={setTyped}
          working={working && (passphrase === '' ? words.slip.checking : words.passphrase.working)}
          trouble={trouble}
          onSlip={(officer, code) => {
            // A slip that was misread costs no second passphrase.
            if (passphrase !== '') void activate(officer, code, passphrase);
            else void look(officer, code);
          }}
          {...(props.onBack && !working && { onBack: props.onBack })}
        />
      );
    case 'secret': {
      const { officer, code, looked } = step;
      return (
        <SecretPage
          t={t}
          words={words}
          officer={officer}
          working={working}
          repeats={outcome?.is === 'unknown'}
          trouble={trouble}
          notChecked={!looked && outcome === null}
          onPassphrase={(chosen) => {
            setPassphrase(chosen);
            void activate(officer, code, chosen);
          }}
          onAgain={() => void activate(officer, code, passphrase)}
          onBack={() => {
            setPassphrase('');
            setOutcome(null);
            setStep({ is: 'slip' });
          }}
        />
      );
    }
    case 'confirm': {
      const { vault, fingerprint } = step;
      const goOn = () => setStep({ is: 'pin', vault });
      return (
        <ConfirmPage
          t={t}
          words={words}
          who={`${vault.officer.name} · ${vault.officer.officer}`}
          fingerprint={fingerprint}
          look={lookConfirmed}
          onConfirmed={goOn}
          onBegin={goOn}
        />
      );
    }
    case 'pin': {
      const { vault } = step;
      return (
        <PinPage
          t={t}
          words={words}
          officer={vault.officer.officer}
          onPin={async (pin) => {
            await ports.setPin(vault, pin);
            props.onOpen(vault);
          }}
          onLater={() => props.onOpen(vault)}
        />
      );
    }
  }
}
