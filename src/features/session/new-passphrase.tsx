import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { drawPassphrase } from './draw-words.ts';
import { PassphraseEntry } from './passphrase-entry.tsx';
import { judgePassphrase } from './passphrase-rules.ts';
import type { ActivationWords } from './words.ts';

/** What stays the same however words are spaced: the vault takes one space for many, never none. */
const spaced = (text: string) => text.normalize('NFKC').trim().replace(/\s+/gu, ' ');
const unspaced = (text: string) => text.normalize('NFKC').replace(/\s+/gu, '');

/** A passphrase being chosen: four drawn words, typed once, or one of one's own, typed twice. */
export function useNewPassphrase(
  t: Messages,
  { passphrase: words }: ActivationWords,
  officer: string,
): {
  /** The passphrase, or null; then the fields say from now on what is wrong. */
  take(): string | null;
  fields: ComponentChildren;
} {
  const own = t.session.passphrase;
  const [way, setWay] = useState<'four' | 'own'>('four');
  const [four, setFour] = useState(drawPassphrase);
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [shown, setShown] = useState(true);
  const [tried, setTried] = useState(false);

  const fourFault = () => {
    if (spaced(typed) === spaced(four)) return null;
    if (typed.trim() === '') return own.missing;
    return unspaced(typed) === unspaced(four) ? words.fourNoSpaces : words.fourDiffers;
  };
  const ownFault = () => {
    const fault = judgePassphrase(typed, officer);
    if (!fault) return null;
    return fault.is === 'short' ? own.short(fault.by) : own[fault.is];
  };
  const fault = way === 'four' ? fourFault() : ownFault();
  const differs = way === 'own' && again !== typed;

  const begin = (next: 'four' | 'own') => {
    setWay(next);
    setTyped('');
    setAgain('');
    setTried(false);
    setShown(next === 'four');
    setFour(drawPassphrase());
  };
  const fields = (
    <>
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
          <Button icon="turn" onClick={() => begin('four')}>
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
      <Button look="text" onClick={() => begin(way === 'four' ? 'own' : 'four')}>
        {way === 'four' ? words.chooseOwn : words.chooseFour}
      </Button>
    </>
  );
  return {
    take() {
      setTried(true);
      if (fault !== null || differs) return null;
      return way === 'four' ? four : typed;
    },
    fields,
  };
}
