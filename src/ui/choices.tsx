import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** One of a few; arrow keys walk. */
export function Choices<V extends string>(props: {
  legend: string;
  options: readonly { value: V; word: string }[];
  /** Null: nothing yet. */
  chosen: V | null;
  onChoose: (value: V) => void;
  error?: string | null;
}) {
  const name = useId();
  const { error } = props;
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend class="entry__legend">{props.legend}</legend>
      {error && (
        <p class="entry__error" id={`${name}-error`} role="alert">
          <Icon name="warning" />
          {error}
        </p>
      )}
      <div class="choices">
        {props.options.map(({ value, word }) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name={name}
              checked={value === props.chosen}
              onChange={() => props.onChoose(value)}
            />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
