import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { drawPassphrase } from './draw-words.ts';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { judgePassphrase } from './passphrase-rules.ts';
import { StepPage } from './step-page.tsx';
import type { ActivationWords } from './words.ts';

/** What stays the same however words are spaced: the vault takes one space for many, never none. */
const spaced = (text: string) => text.normalize('NFC').trim().replace(/\s+/gu, ' ');
const unspaced = (text: string) => text.normalize('NFC').replace(/\s+/gu, '');

/** Four drawn words, typed once; or a passphrase of one's own. */
export function SecretPage(props: {
  t: Messages;
  words: ActivationWords;
  /** Officer code. */
  officer: string;
  working: boolean;
  /** An answer got lost: the same order again, and nothing else. */
  repeats: boolean;
  trouble: ComponentChildren;
  onPassphrase: (passphrase: string) => void;
  onAgain: () => void;
  onBack: () => void;
}) {
  const { t, working } = props;
  const words = props.words.passphrase;
  const own = t.session.passphrase;
  const [way, setWay] = useState<'four' | 'own'>('four');
  const [four, setFour] = useState(drawPassphrase);
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(true);
  const [tried, setTried] = useState(false);
  const draw = () => {
    setTyped('');
    setTried(false);
    setFour(drawPassphrase());
  };

  const fourFault = () => {
    if (spaced(typed) === four) return null;
    if (typed.trim() === '') return own.missing;
    return unspaced(typed) === unspaced(four) ? words.fourNoSpaces : words.fourDiffers;
  };
  const ownFault = () => {
    const fault = judgePassphrase(typed, props.officer);
    if (!fault) return null;
    return fault.is === 'short' ? own.short(fault.by) : own[fault.is];
  };
  const fault = way === 'four' ? fourFault() : ownFault();
  const differs = way === 'own' && again !== typed;

  const submit = () => {
    if (props.repeats) return props.onAgain();
    setTried(true);
    if (fault === null && !differs) props.onPassphrase(way === 'four' ? four : typed);
  };
  const change = (next: 'four' | 'own') => {
    setWay(next);
    setTyped('');
    setAgain('');
    setTried(false);
    setShown(next === 'four');
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
      {!props.repeats && (
        <>
          <p>{words.why}</p>
          {way === 'four' && (
            <section class="four-words" aria-labelledby="four-words">
              <h2 id="four-words">{words.four}</h2>
              <ol aria-live="polite">
                {four.split(' ').map((word) => (
                  <li key={word} lang="th">
                    {word}
                  </li>
                ))}
              </ol>
              <Button icon="turn" onClick={draw}>
                {words.reroll}
              </Button>
            </section>
          )}
          <PassphraseEntry
            t={t}
            label={way === 'four' ? words.typeFour : own.label}
            hint={way === 'four' ? words.typeFourHint : own.hint}
            error={tried ? fault : null}
            value={typed}
            autocomplete="new-password"
            onValue={setTyped}
            shown={shown}
            onShow={setShown}
          />
          {way === 'own' && (
            <PassphraseEntry
              t={t}
              label={own.again}
              error={tried && fault === null && differs ? own.differs : null}
              value={again}
              autocomplete="new-password"
              onValue={setAgain}
              shown={shown}
            />
          )}
          <Button look="text" onClick={() => change(way === 'four' ? 'own' : 'four')}>
            {way === 'four' ? words.chooseOwn : words.chooseFour}
          </Button>
        </>
      )}
      <p class="muted" role="status">
        {working ? words.working : words.needsNetwork}
      </p>
    </StepPage>
  );
}
