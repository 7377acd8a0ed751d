import { useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { PinEntry } from './pin-entry.tsx';
import { judgePin, type PinFault } from './pin-rules.ts';
import { StepPage } from './step-page.tsx';
import type { ActivationWords } from './words.ts';

export const sayPinFault = (fault: PinFault, words: ActivationWords['pin']): string =>
  fault.is === 'length' ? words.length(fault.digits) : words[fault.is];

/** Chooses the PIN of the day, twice; or leaves it for later. */
export function PinPage(props: {
  t: Messages;
  words: ActivationWords;
  /** Officer code. */
  officer: string;
  onPin: (pin: string) => Promise<void>;
  /** Without it there is no "later". */
  onLater?: () => void;
  onBack?: () => void;
}) {
  const { t } = props;
  const words = props.words.pin;
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const fault = judgePin(first, props.officer);

  const submit = async () => {
    setTried(true);
    if (fault || first !== second) return;
    setWorking(true);
    await props.onPin(first);
  };
  return (
    <StepPage
      t={t}
      above={props.officer}
      title={words.title}
      onward={working ? words.working : words.go}
      working={working}
      onSubmit={() => void submit()}
      {...(props.onBack && { onBack: props.onBack })}
      after={
        props.onLater && (
          <Button size="full" onClick={props.onLater}>
            {words.later}
          </Button>
        )
      }
    >
      <p>{words.why}</p>
      <PinEntry
        label={words.label}
        error={tried && fault ? sayPinFault(fault, words) : null}
        value={first}
        onValue={setFirst}
      />
      <PinEntry
        label={words.again}
        error={tried && !fault && first !== second ? words.differs : null}
        value={second}
        onValue={setSecond}
      />
    </StepPage>
  );
}
