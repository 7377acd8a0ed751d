/** One option of a group: a native radio or checkbox with its number key and word. */
export function OptionTile(props: {
  type: 'radio' | 'checkbox';
  id: string;
  name?: string;
  /** Shown as a key cap up to 10, which is the key 0. */
  nth?: number;
  label: string;
  checked: boolean;
  invalid?: boolean;
  /** Id of what names the group, where the word alone does not say it. */
  labelledBy?: string;
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
        aria-labelledby={props.labelledBy}
        onKeyDown={props.onKeyDown}
        onChange={(event) => props.onCheck(event.currentTarget.checked)}
      />
      {nth !== undefined && nth <= 10 && (
        <span class="option__key" aria-hidden="true">
          {nth % 10}
        </span>
      )}
      <span>{props.label}</span>
    </label>
  );
}
