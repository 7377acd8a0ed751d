import { useId } from 'preact/hooks';
import { pickByNumber } from './fields/number-keys.ts';
import { Icon } from './icon.tsx';

/** One of a few; arrow keys walk, and number keys choose where they are shown. */
export function Choices<V extends string>(props: {
  legend: string;
  options: readonly { value: V; word: string }[];
  /** Null: nothing yet. */
  chosen: V | null;
  onChoose: (value: V) => void;
  error?: string | null;
  numbered?: boolean;
}) {
  const name = useId();
  const { error, numbered, options, onChoose } = props;
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
        {options.map(({ value, word }, i) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name={name}
              checked={value === props.chosen}
              onChange={() => onChoose(value)}
              onKeyDown={
                numbered
                  ? (event) => pickByNumber(event, options, (picked) => onChoose(picked.value))
                  : undefined
              }
            />
            {numbered && (
              <span class="option__key" aria-hidden="true">
                {i + 1}
              </span>
            )}
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
