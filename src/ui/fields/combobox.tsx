import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { describedBy, FieldBox, type FieldSays } from './field-box.tsx';
import { quiet } from './text-field.tsx';

export interface ListedOption {
  key: string;
  label: string;
  /** Set apart from the others: what to do when nothing fits. */
  apart?: boolean;
}

/**
 * Editable combobox with list autocomplete (WAI-ARIA): arrows walk, Enter takes the highlighted
 * option or the only one and else highlights the first, Tab takes the highlighted one, Esc closes the
 * list and leaves the text.
 */
export function Combobox(props: {
  says: FieldSays;
  value: string;
  /** What fits `value`, best first; empty while nothing is typed. */
  options: readonly ListedOption[];
  /** "6 places found", read out politely. */
  found: string;
  onText: (text: string) => void;
  onPick: (key: string) => void;
  onLeave?: () => void;
  children?: ComponentChildren;
}) {
  const { says, options } = props;
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLDivElement>(null);
  const listed = open && options.length > 0;
  const highlighted = listed ? options[active] : undefined;
  const real = options.filter(({ apart }) => !apart);
  const only = real.length === 1 ? real[0] : undefined;

  useEffect(() => {
    if (listed) list.current?.scrollIntoView({ block: 'nearest' });
  }, [listed, options.length]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const take = (option: ListedOption) => {
    setOpen(false);
    setActive(-1);
    props.onPick(option.key);
  };
  const walk = (step: number) => {
    setOpen(true);
    setActive((now) => (now + step + options.length) % Math.max(options.length, 1));
  };
  const press = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (options.length > 0) walk(key === 'ArrowUp' ? (active < 0 ? 0 : -1) : 1);
    } else if (key === 'Enter' && listed) {
      event.preventDefault();
      const option = highlighted ?? only;
      // Of several none is guessed: the first is shown, and the next Enter takes it.
      if (option) take(option);
      else walk(1);
    } else if (key === 'Tab' && highlighted) {
      take(highlighted);
    } else if (key === 'Escape' && listed) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    }
  };

  return (
    <FieldBox says={says} wide>
      <div class="combobox">
        <input
          {...quiet}
          type="text"
          id={says.id}
          class="field__input"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={listed}
          aria-controls={`${says.id}-list`}
          aria-activedescendant={highlighted && `${says.id}-option-${active}`}
          aria-invalid={says.error ? 'true' : undefined}
          aria-describedby={describedBy(says)}
          value={props.value}
          onInput={(event) => {
            setOpen(true);
            setActive(-1);
            props.onText(event.currentTarget.value);
          }}
          onBlur={() => {
            setOpen(false);
            setActive(-1);
            props.onLeave?.();
          }}
          onKeyDown={press}
        />
        <p class="hidden-visually" role="status">
          {listed ? props.found : ''}
        </p>
        <div
          class="combobox__list"
          id={`${says.id}-list`}
          ref={list}
          role="listbox"
          aria-label={says.label}
          hidden={!listed}
        >
          {options.map((option, i) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input carries the keys (aria-activedescendant).
            // biome-ignore lint/a11y/useFocusableInteractive: options of a combobox never take the focus.
            <div
              key={option.key}
              class={option.apart ? 'combobox__option combobox__option--apart' : 'combobox__option'}
              id={`${says.id}-option-${i}`}
              role="option"
              aria-selected={i === active}
              // The input would lose the focus before the click arrives.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(option)}
            >
              {option.label}
            </div>
          ))}
        </div>
      </div>
      {props.children}
    </FieldBox>
  );
}
