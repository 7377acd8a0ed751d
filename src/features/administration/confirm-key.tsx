import { useState } from 'preact/hooks';
import type { Uuid } from '#contract/primitives.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { useDesk } from '../desk-context.ts';
import { readSigns } from './group.ts';
import { Trouble } from './trouble.tsx';
import type { Asked } from './use-asked.ts';
import { useWords } from './words.ts';

const SIGNS = 8;

/** The supervisor types what the officer reads out; nothing here shows what it should be. */
export function ConfirmKey({ certificate, onDone }: { certificate: Uuid; onDone: () => void }) {
  const { administration } = useDesk();
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const [said, setSaid] = useState<Asked<unknown> | null>(null);
  const [wrong, setWrong] = useState(0);
  const signs = readSigns(typed);
  const submit = async () => {
    setTried(true);
    if (signs.length !== SIGNS) return;
    setSaid({ is: 'asking' });
    const next = await administration.confirmKey(certificate, signs);
    setSaid(next);
    if (next.is === 'refused' && next.code === 'fingerprint-wrong') setWrong((n) => n + 1);
    if (next.is === 'done') onDone();
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (said?.is !== 'asking') void submit();
      }}
    >
      <Entry
        label={words.confirmLabel}
        hint={words.confirmHint}
        error={tried && signs.length !== SIGNS ? words.confirmShort(signs.length) : null}
        value={typed}
        onValue={(value) => {
          setTyped(value);
          setSaid(null);
        }}
        look="code"
        input={{ autocomplete: 'off', autocapitalize: 'off', spellcheck: false }}
      />
      <Trouble of={said} />
      {wrong > 0 && <p>{words.confirmTries(wrong)}</p>}
      <Button type="submit" look="primary" waiting={said?.is === 'asking'}>
        {words.confirm}
      </Button>
    </form>
  );
}
