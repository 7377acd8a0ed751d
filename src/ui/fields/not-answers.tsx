import type { Option } from './choice-group.tsx';
import { OptionTile } from './option-tile.tsx';

/**
 * "Not known", "none": the explicit other answers beside an input, of which one at most is given.
 * Typing a value takes them back; that is for whoever draws the field.
 */
export function NotAnswers(props: {
  /** Id of the field they belong to; its label is read out with the option's own. */
  of: string;
  options: readonly Option[];
  value: string | undefined;
  onPick: (value: string | undefined) => void;
  lead?: string | undefined;
}) {
  return (
    <div class="options options--not">
      {props.lead && <span class="options__lead">{props.lead}</span>}
      {props.options.map((option, i) => (
        <OptionTile
          key={option.value}
          type="checkbox"
          id={`${props.of}-not-${i + 1}`}
          label={option.label}
          checked={props.value === option.value}
          onCheck={(on) => props.onPick(on ? option.value : undefined)}
        />
      ))}
    </div>
  );
}
