import type { ComponentChildren } from 'preact';
import type { Messages } from '../../i18n/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import { useNewPassphrase } from './new-passphrase.tsx';
import { StepPage } from './step-page.tsx';
import type { ActivationWords } from './words.ts';

/** Chooses the passphrase, and asks the centre to let the officer in. */
export function SecretPage(props: {
  t: Messages;
  words: ActivationWords;
  /** Officer code. */
  officer: string;
  working: boolean;
  /** An answer got lost: the same order again, and nothing else. */
  repeats: boolean;
  trouble: ComponentChildren;
  /** The centre could not be asked about the slip yet. */
  notChecked: boolean;
  onPassphrase: (passphrase: string) => void;
  onAgain: () => void;
  onBack: () => void;
}) {
  const { t, working } = props;
  const words = props.words.passphrase;
  const chosen = useNewPassphrase(t, props.words, props.officer);
  const submit = () => {
    if (props.repeats) return props.onAgain();
    const passphrase = chosen.take();
    if (passphrase !== null) props.onPassphrase(passphrase);
  };
  return (
    <StepPage
      t={t}
      above={props.officer}
      title={words.title}
      onward={working ? words.working : props.repeats ? t.device.tryAgain : words.go}
      working={working}
      onSubmit={submit}
      {...(!props.repeats && !working && { onBack: props.onBack })}
    >
      {props.trouble}
      {props.notChecked && <Notice tone="wait">{words.slipNotChecked}</Notice>}
      {!props.repeats && (
        <>
          <p>{words.why}</p>
          {chosen.fields}
        </>
      )}
      <p class="muted" role="status">
        {working ? words.working : words.needsNetwork}
      </p>
    </StepPage>
  );
}
