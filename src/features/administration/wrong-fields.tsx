import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from './words.ts';

export interface Trying {
  form: RefObject<HTMLFormElement | null>;
  /** Whether somebody meant to send it; what is missing is said from then on. */
  tried: boolean;
  /** Somebody means to send it: the focus goes to the first field that is wrong. */
  check(): void;
  reset(): void;
}

/** Brings whoever sends a form to the first field that is wrong, as the registration form does. */
export function useWrongFields(): Trying {
  const form = useRef<HTMLFormElement>(null);
  const [tries, setTries] = useState(0);
  useLayoutEffect(() => {
    if (tries > 0) goTo(form.current, 0);
  }, [tries]);
  return {
    form,
    tried: tries > 0,
    check: () => setTries((n) => n + 1),
    reset: () => setTries(0),
  };
}

function goTo(form: HTMLFormElement | null, n: number): void {
  const field = form?.querySelectorAll<HTMLElement>('[aria-invalid="true"]')[n];
  field?.focus({ preventScroll: true });
  field?.scrollIntoView({ block: 'center' });
}

/** Everything that is wrong in one place, beside the button; each leads to its field. */
export function WrongFields(props: { form: Trying['form']; labels: readonly string[] }) {
  const words = useWords();
  if (props.labels.length === 0) return null;
  return (
    <Notice tone="wait" title={words.wrongFields(props.labels.length)}>
      <ul class="wrong-fields">
        {props.labels.map((label, n) => (
          <li key={label}>
            <button type="button" onClick={() => goTo(props.form.current, n)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
