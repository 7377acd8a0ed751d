import { useState } from 'preact/hooks';
import { normaliseThai } from '#thai/normalise.ts';
import type { Messages } from '../../i18n/messages.ts';
import { Entry } from '../../ui/entry.tsx';
import { StepPage } from './step-page.tsx';

const MAX_CHARACTERS = 120;

/** Who will work here; the name stands on slips and on the lock screen. */
export function NamePage(props: {
  t: Messages;
  progress: string;
  name: string;
  onName: (name: string) => void;
  onBack: () => void;
}) {
  const { t } = props;
  const words = t.session.name;
  const [typed, setTyped] = useState(props.name);
  const [error, setError] = useState<string | null>(null);

  const submit = () => {
    const name = normaliseThai(typed);
    if (name === '') setError(words.missing);
    else if (name.length > MAX_CHARACTERS) setError(words.tooLong);
    else props.onName(name);
  };
  return (
    <StepPage
      t={t}
      above={props.progress}
      title={words.title}
      onward={t.session.next}
      onSubmit={submit}
      onBack={props.onBack}
    >
      <Entry
        label={words.label}
        hint={words.hint}
        error={error}
        value={typed}
        onValue={(value) => {
          setTyped(value);
          setError(null);
        }}
        input={{ autocomplete: 'off', spellcheck: false, enterkeyhint: 'next' }}
      />
    </StepPage>
  );
}
