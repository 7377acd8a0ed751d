/**
 * The option a number key stands for: 1 … 9, and 10 for 0; on the number row or the number pad, on
 * any layout. Null for every other key, and with Ctrl, Alt or the system key held.
 */
export function nthOf(press: KeyboardEvent): number | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.key.length !== 1) return null;
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1];
  if (digit === undefined) return null;
  return digit === '0' ? 10 : Number(digit);
}

/** Gives the option of a number key to `pick` and moves the focus to it. */
export function pickByNumber<Option>(
  press: KeyboardEvent & { currentTarget: HTMLInputElement },
  options: readonly Option[],
  pick: (option: Option) => void,
): void {
  const nth = nthOf(press);
  const option = nth === null ? undefined : options[nth - 1];
  if (nth === null || option === undefined) return;
  press.preventDefault();
  press.currentTarget.closest('.options, .choices')?.querySelectorAll('input')[nth - 1]?.focus();
  pick(option);
}
