import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { useWords } from './words.ts';

/** A button that first says what will happen and asks for a reason, in its place. */
export function WithReason(props: {
  word: string;
  danger?: boolean;
  children: ComponentChildren;
  onReason: (reason: string) => Promise<void>;
}) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  if (!open) {
    return (
      <Button look="secondary" onClick={() => setOpen(true)}>
        {props.word}
      </Button>
    );
  }
  const submit = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    setWorking(true);
    await props.onReason(reason.trim());
    setWorking(false);
    setOpen(false);
  };
  return (
    <form
      class="sheet stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!working) void submit();
      }}
    >
      <p>
        <strong>{props.word}</strong>
      </p>
      {props.children}
      <Entry
        label={words.reason}
        error={tried && reason.trim() === '' ? words.reasonMissing : null}
        value={reason}
        onValue={setReason}
      />
      <div class="button-row">
        <Button type="submit" look={props.danger ? 'danger' : 'primary'} waiting={working}>
          {props.word}
        </Button>
        <Button look="text" onClick={() => setOpen(false)}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
