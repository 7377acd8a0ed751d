import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { judgePassphrase } from './passphrase-rules.ts';
import { StepPage } from './step-page.tsx';

/** Chooses the passphrase, and asks the centre. */
export function PassphrasePage(props: {
  t: Messages;
  progress: string;
  officerName: string;
  working: boolean;
  /** An answer got lost: the same order again, and nothing else. */
  repeats: boolean;
  trouble: ComponentChildren;
  onPassphrase: (passphrase: string) => void;
  onAgain: () => void;
  onBack: () => void;
}) {
  const { t, working } = props;
  const words = t.session.passphrase;
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [shown, setShown] = useState(false);
  const [tried, setTried] = useState(false);
  const fault = judgePassphrase(first, props.officerName);
  const faultWords = () => {
    if (!fault) return null;
    return fault.is === 'short' ? words.short(fault.by) : words[fault.is];
  };

  const submit = () => {
    if (props.repeats) return props.onAgain();
    setTried(true);
    if (!fault && first === second) props.onPassphrase(first);
  };
  return (
    <StepPage
      t={t}
      above={props.progress}
      title={words.title}
      onward={working ? words.working : props.repeats ? t.device.tryAgain : words.finish}
      working={working}
      onSubmit={submit}
      {...(!props.repeats && !working && { onBack: props.onBack })}
    >
      {props.trouble}
      {!props.repeats && (
        <>
          <p>{words.why}</p>
          <p>{words.lost}</p>
          <PassphraseEntry
            t={t}
            label={words.label}
            hint={words.hint}
            error={tried ? faultWords() : null}
            value={first}
            autocomplete="new-password"
            onValue={setFirst}
            shown={shown}
            onShow={setShown}
          />
          <PassphraseEntry
            t={t}
            label={words.again}
            error={tried && !fault && first !== second ? words.differs : null}
            value={second}
            autocomplete="new-password"
            onValue={setSecond}
            shown={shown}
          />
        </>
      )}
      <p class="muted" role="status">
        {working ? words.working : words.needsNetwork}
      </p>
    </StepPage>
  );
}
