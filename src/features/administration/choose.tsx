import { useId } from 'preact/hooks';

/** One of many, in the browser's own list. */
export function Choose(props: {
  label: string;
  options: readonly { value: string; word: string }[];
  chosen: string;
  onChoose: (value: string) => void;
}) {
  const id = useId();
  return (
    <div class="entry">
      <label for={id}>{props.label}</label>
      <select
        class="entry__input"
        id={id}
        value={props.chosen}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {props.options.map(({ value, word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
