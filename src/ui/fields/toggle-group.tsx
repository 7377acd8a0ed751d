import type { ComponentChildren } from 'preact';
import type { Option } from './choice-group.tsx';
import { FieldBox, type FieldSays } from './field-box.tsx';
import { pickByNumber } from './number-keys.ts';
import { OptionTile } from './option-tile.tsx';

/** Any number of several; number keys toggle while the focus is inside. */
export function ToggleGroup(props: {
  says: FieldSays;
  options: readonly Option[];
  chosen: readonly string[];
  onToggle: (value: string, on: boolean) => void;
  children?: ComponentChildren;
}) {
  const { says, options, chosen } = props;
  return (
    <FieldBox says={says} group="group" wide>
      <div class="options">
        {options.map((option, i) => (
          <OptionTile
            key={option.value}
            type="checkbox"
            id={i === 0 ? says.id : `${says.id}-${i + 1}`}
            nth={i + 1}
            label={option.label}
            checked={chosen.includes(option.value)}
            invalid={Boolean(says.error)}
            onCheck={(on) => props.onToggle(option.value, on)}
            onKeyDown={(event) =>
              pickByNumber(event, options, (o) =>
                props.onToggle(o.value, !chosen.includes(o.value)),
              )
            }
          />
        ))}
      </div>
      {props.children}
    </FieldBox>
  );
}
