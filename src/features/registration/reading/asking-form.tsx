import { useState } from 'preact/hooks';
import { type ReadPurpose, readPurposes } from '#contract/audit.ts';
import type { ReferenceNumber } from '#contract/primitives.ts';
import { readReference } from '#thai/reference-number.ts';
import type { Words } from '../../../i18n/messages.ts';
import type { reading as th } from '../../../i18n/th/reading.ts';
import { Button } from '../../../ui/button.tsx';
import { Choices } from '../../../ui/choices.tsx';
import { Entry } from '../../../ui/entry.tsx';

export interface Asking {
  ref: ReferenceNumber;
  purpose: ReadPurpose;
  note: string;
}

const LONGEST = 200;

/** What a full reading needs; null: nothing is opened yet. */
export function readAsking(
  typed: string,
  purpose: ReadPurpose | null,
  note: string,
): Asking | null {
  const read = readReference(typed);
  const said = note.trim().slice(0, LONGEST);
  if (read.is !== 'reference' || !purpose || (purpose === 'other' && said === '')) return null;
  return { ref: read.ref, purpose, note: said };
}

/** Which record, and what for: nothing is opened without a reason, and none is chosen beforehand. */
export function AskingForm(props: {
  words: Words<typeof th>;
  waiting: boolean;
  onAsk: (asking: Asking) => void;
}) {
  const { words } = props;
  const [typed, setTyped] = useState('');
  const [purpose, setPurpose] = useState<ReadPurpose | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const read = readReference(typed);
  const noteMissing = purpose === 'other' && note.trim() === '';
  const refTrouble = () => {
    if (read.is === 'reference') return null;
    return read.is === 'check-fails'
      ? words.refWrong
      : words.refShort('count' in read ? read.count : 0);
  };
  const submit = () => {
    setTried(true);
    const asking = readAsking(typed, purpose, note);
    if (asking && !props.waiting) props.onAsk(asking);
  };
  return (
    <form
      class="sheet stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{words.why}</p>
      <Entry
        label={words.ref}
        hint={words.refHint}
        error={tried ? refTrouble() : null}
        value={typed}
        onValue={setTyped}
        input={{ inputMode: 'numeric', autocomplete: 'off' }}
      />
      <Choices
        legend={words.purpose}
        options={readPurposes.map((value) => ({ value, word: words.purposes[value] }))}
        chosen={purpose}
        onChoose={setPurpose}
        error={tried && !purpose ? words.purposeMissing : null}
      />
      <Entry
        label={words.note}
        hint={words.noteHint}
        error={tried && noteMissing ? words.noteMissing : null}
        value={note}
        onValue={setNote}
        input={{ autocomplete: 'off' }}
      />
      <Button type="submit" look="primary" icon="search" waiting={props.waiting}>
        {props.waiting ? words.opening : words.open}
      </Button>
    </form>
  );
}
