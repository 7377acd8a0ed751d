import { useState } from 'preact/hooks';
import type { Uuid } from '#contract/primitives.ts';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { useDesk } from '../desk-context.ts';
import { readSigns } from './group.ts';
import { Trouble } from './trouble.tsx';
import { useAct } from './use-act.ts';
import { useWords } from './words.ts';
import { useWrongFields } from './wrong-fields.tsx';

const SIGNS = 8;

/** The supervisor types what the officer reads out; nothing here shows what it should be. */
export function ConfirmKey(props: { certificate: Uuid; name: string; onDone: () => void }) {
  const { administration } = useDesk();
  const words = useWords();
  const { trouble, waits, act, forget } = useAct();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(0);
  const signs = readSigns(typed);
  const { form, tried, check } = useWrongFields();
  const submit = async () => {
    check();
    if (signs.length !== SIGNS) return;
    const asking = administration.confirmKey(props.certificate, signs);
    void asking.then((said) => {
      if (said.is === 'refused' && said.code === 'fingerprint-wrong') setWrong((n) => n + 1);
    });
    await act(asking, () => {
      props.onDone();
      return { say: (now) => now.saidConfirmed(props.name) };
    });
  };
  return (
    <form
      class="stack"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!waits) void submit();
      }}
    >
      <Entry
        label={words.confirmLabel}
        hint={words.confirmHint}
        error={tried && signs.length !== SIGNS ? words.confirmShort(signs.length) : null}
        value={typed}
        onValue={(value) => {
          setTyped(value);
          forget();
        }}
        look="code"
        input={{ autocomplete: 'off', autocapitalize: 'off', spellcheck: false }}
      />
      <Trouble of={trouble} />
      {wrong > 0 && <p>{words.confirmTries(wrong)}</p>}
      <Button type="submit" look="primary" waiting={waits}>
        {words.confirm}
      </Button>
    </form>
  );
}
