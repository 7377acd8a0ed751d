import { useId } from 'preact/hooks';

/** One of a few; arrow keys walk. */
export function Choices<V extends string>(props: {
  legend: string;
  options: readonly { value: V; word: string }[];
  chosen: V;
  onChoose: (value: V) => void;
}) {
  const name = useId();
  return (
    <fieldset>
      <legend class="entry__legend">{props.legend}</legend>
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
