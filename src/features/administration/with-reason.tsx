import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Entry } from '../../ui/entry.tsx';
import { useWords } from './words.ts';

const LONGEST = 500;

/** A button that first says what will happen and asks for a reason, in its place. */
export function WithReason(props: {
  word: string;
  danger?: boolean;
  /** It looks dangerous before it is opened, too. */
  grave?: boolean;
  /** `tried`: somebody meant to do it, and something was still missing. */
  children: ComponentChildren | ((tried: boolean) => ComponentChildren);
  /** Another way out than doing it now. */
  instead?: { word: string; onInstead: () => void } | undefined;
  /** Whether what else is asked here is answered. */
  ready?: boolean;
  onReason: (reason: string) => Promise<void>;
}) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const opener = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // The focus goes with the eye: into the questions, and back to the button, unless what came of
    // it has taken it already.
    if (open) form.current?.querySelector('input')?.focus();
    else if (wasOpen.current && document.activeElement === document.body)
      opener.current?.querySelector('button')?.focus();
    wasOpen.current = open;
  }, [open]);
  const close = () => {
    setOpen(false);
    setTried(false);
    setReason('');
  };
  if (!open) {
    return (
      <div ref={opener}>
        <Button
          look={props.grave ? 'danger' : 'secondary'}
          {...(props.grave && { icon: 'warning' as const })}
          onClick={() => setOpen(true)}
        >
          {props.word}
        </Button>
      </div>
    );
  }
  const submit = async () => {
    setTried(true);
    if (reason.trim() === '' || props.ready === false) return;
    setWorking(true);
    await props.onReason(reason.trim().slice(0, LONGEST));
    setWorking(false);
    close();
  };
  const { instead } = props;
  return (
    <form
      ref={form}
      class="notice notice--wait with-reason stack"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!working) void submit();
      }}
    >
      <p>
        <strong>{props.word}</strong>
      </p>
      {typeof props.children === 'function' ? props.children(tried) : props.children}
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
        {instead && (
          <Button
            onClick={() => {
              close();
              instead.onInstead();
            }}
          >
            {instead.word}
          </Button>
        )}
        <Button look="text" onClick={close}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
