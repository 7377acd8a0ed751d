import type { ComponentChildren } from 'preact';
import { FieldBox, type FieldSays } from './field-box.tsx';
import { pickByNumber } from './number-keys.ts';
import { OptionTile } from './option-tile.tsx';

export interface Option {
  value: string;
  label: string;
}

/** One of several; with the focus inside, number keys pick, whatever the keyboard layout. */
export function ChoiceGroup(props: {
  says: FieldSays;
  options: readonly Option[];
  value: string | undefined;
  onPick: (value: string | undefined) => void;
  /** Words of the button that takes the answer back; none, and there is no button. */
  clear?: string | undefined;
  wide?: boolean;
  children?: ComponentChildren;
}) {
  const { says, options, value } = props;
  return (
    <FieldBox says={says} group="radiogroup" wide={props.wide ?? false}>
      <div class="options">
        {options.map((option, i) => (
          <OptionTile
            key={option.value}
            type="radio"
            id={i === 0 ? says.id : `${says.id}-${i + 1}`}
            name={says.id}
            nth={i + 1}
            label={option.label}
            checked={option.value === value}
            invalid={Boolean(says.error)}
            onCheck={() => props.onPick(option.value)}
            onKeyDown={(event) => pickByNumber(event, options, (o) => props.onPick(o.value))}
          />
        ))}
        {props.clear && value !== undefined && (
          <button
            type="button"
            class="button button--text"
            onClick={(event) => {
              const group = event.currentTarget.closest('.options');
              props.onPick(undefined);
              group?.querySelector('input')?.focus();
            }}
          >
            {props.clear}
          </button>
        )}
      </div>
      {props.children}
    </FieldBox>
  );
}
