import { pickByNumber } from '../../../ui/fields/number-keys.ts';
import { OptionTile } from '../../../ui/fields/option-tile.tsx';

/**
 * A group inside a question, picked by number keys; `skipped` ones Enter passes by, because they
 * begin answered.
 */
export function PartGroup<Value extends string>(props: {
  id: string;
  label: string;
  /** The label stands before the options; otherwise it is only read out. */
  lead?: boolean;
  options: readonly { value: Value; label: string }[];
  value: Value | undefined;
  onPick: (value: Value) => void;
  skipped?: boolean;
}) {
  const classes = ['options', props.skipped ? 'options--beside' : 'options--part'];
  return (
    <div class={classes.join(' ')} role="radiogroup" aria-label={props.label}>
      {props.lead && <span class="options__lead">{props.label}</span>}
      {props.options.map((option, i) => (
        <OptionTile
          key={option.value}
          type="radio"
          id={`${props.id}-${i + 1}`}
          name={props.id}
          nth={i + 1}
          label={option.label}
          checked={option.value === props.value}
          onCheck={() => props.onPick(option.value)}
          onKeyDown={(event) => pickByNumber(event, props.options, (o) => props.onPick(o.value))}
        />
      ))}
    </div>
  );
}
