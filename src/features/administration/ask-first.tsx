import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { useWords } from './words.ts';

export interface AskFirstProps {
  word: string;
  /** What is asked, where the button’s word does not say of whom. */
  title?: string;
  danger?: boolean;
  /** It looks dangerous before it is opened, too. */
  grave?: boolean;
  /** The one thing that people come for. */
  main?: boolean;
  /** `tried`: somebody meant to do it, and something was still missing. */
  children: ComponentChildren | ((tried: boolean) => ComponentChildren);
  /** Another way out than doing it now. */
  instead?: { word: string; onInstead: () => void } | undefined;
  /** Whether what else is asked here is answered. */
  ready?: boolean;
}

/** A button that first says in its place what will happen, and asks what has to be asked. */
export function AskFirst({
  word,
  title = word,
  danger,
  grave,
  main,
  children,
  instead,
  ready = true,
  onGo,
  onClose,
}: AskFirstProps & { onGo: () => Promise<void>; onClose?: () => void }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const [working, setWorking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const asked = useRef<HTMLDivElement>(null);
  const id = useId();
  const opener = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(false);
  // The focus goes with the eye: into the questions, and back to the button, unless what came of it
  // has taken it already. Before anybody else looks where it fell.
  useLayoutEffect(() => {
    if (open) (form.current?.querySelector('input') ?? asked.current)?.focus();
    else if (wasOpen.current && document.activeElement === document.body)
      opener.current?.querySelector('button')?.focus();
    wasOpen.current = open;
  }, [open]);
  const close = () => {
    setOpen(false);
    setTried(false);
    onClose?.();
  };
  if (!open) {
    return (
      <div ref={opener}>
        <Button
          look={grave ? 'danger' : main ? 'primary' : 'secondary'}
          {...(grave && { icon: 'warning' as const })}
          onClick={() => setOpen(true)}
        >
          {word}
        </Button>
      </div>
    );
  }
  const submit = async () => {
    setTried(true);
    if (!ready) return;
    setWorking(true);
    await onGo();
    setWorking(false);
    close();
  };
  return (
    <form
      ref={form}
      class="notice notice--wait with-reason stack"
      onKeyDown={(event) => {
        // A list that is open in it closes first.
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!working) void submit();
      }}
    >
      {/* Where nothing is to be filled in, all that is asked is read out, and again at the button. */}
      <div ref={asked} id={id} class="stack" tabIndex={-1}>
        <p>
          <strong>{title}</strong>
        </p>
        {typeof children !== 'function' && children}
      </div>
      {typeof children === 'function' && children(tried)}
      <div class="button-row">
        <Button
          type="submit"
          look={danger ? 'danger' : 'primary'}
          waiting={working}
          {...(typeof children !== 'function' && { 'aria-describedby': id })}
        >
          {word}
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
