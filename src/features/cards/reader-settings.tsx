import { useState } from 'preact/hooks';
import { digitOf, digitsIn } from '#thai/digits.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import { Entry } from '../../ui/entry.tsx';
import { cardInHand, readerState } from '../card-in-hand.ts';
import { chooseForDesk, deskSettings, isReaderPort } from '../desk-settings.ts';
import { useCardWords } from './words.ts';

/** The reader of this device: off until somebody switches it on, and a try that keeps nothing. */
export function ReaderSettings() {
  const words = useCardWords();
  const { settings } = words;
  const { reader, readerPort } = deskSettings.value;
  const [typed, setTyped] = useState(String(readerPort));
  const [trying, setTrying] = useState(false);
  const port = Number(typed);
  const state = readerState.value;
  const read = cardInHand.value;
  return (
    <>
      <p class="muted">{settings.lead}</p>
      <Choices
        legend={settings.choice}
        options={(['off', 'on'] as const).map((value) => ({ value, word: settings[value] }))}
        chosen={reader}
        onChoose={(chosen) => chooseForDesk({ reader: chosen })}
      />
      {reader === 'on' && (
        <>
          <p class="muted">{settings.ask}</p>
          {/* A port counts once it is typed whole. */}
          <div
            onFocusOut={() => {
              if (isReaderPort(port)) chooseForDesk({ readerPort: port });
            }}
          >
            <Entry
              label={settings.port}
              hint={settings.portHint}
              error={isReaderPort(port) ? null : settings.portWrong}
              value={typed}
              onValue={(text) => setTyped(digitsIn(text).slice(0, 5))}
              look="number"
              input={{ inputMode: 'numeric' }}
              signFor={digitOf}
            />
          </div>
          <div class="row">
            <Button onClick={() => setTrying(true)}>{settings.test}</Button>
          </div>
          <p role="status">
            {trying &&
              (state === 'read' && read
                ? words.readTail(read.person.nationalId.slice(-4))
                : words.states[state])}
          </p>
        </>
      )}
    </>
  );
}
