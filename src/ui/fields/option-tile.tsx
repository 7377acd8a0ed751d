/** One option of a group: a native radio or checkbox with its number key and word. */
export function OptionTile(props: {
  type: 'radio' | 'checkbox';
  id: string;
  name?: string;
  /** Shown as a key cap up to 10, which is the key 0. */
  nth?: number;
  label: string;
  /** Smaller, below the label. */
  hint?: string;
  checked: boolean;
  invalid?: boolean;
  onCheck: (checked: boolean) => void;
  onKeyDown?: (press: KeyboardEvent & { currentTarget: HTMLInputElement }) => void;
}) {
  const { nth } = props;
  return (
    <label class="option">
      <input
        type={props.type}
        id={props.id}
        name={props.name}
        checked={props.checked}
        aria-invalid={props.type === 'checkbox' && props.invalid ? 'true' : undefined}
        onKeyDown={props.onKeyDown}
        onChange={(event) => props.onCheck(event.currentTarget.checked)}
      />
      {nth !== undefined && nth <= 10 && (
        <span class="option__key" aria-hidden="true">
          {nth % 10}
        </span>
      )}
      <span>
        {props.label}
        {props.hint && <span class="option__hint">{props.hint}</span>}
      </span>
    </label>
  );
}
