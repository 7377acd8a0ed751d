/** The field of the number. */
export const NO = 'paper-no';

const ORDER = [NO, 'paper-date', 'paper-receiver'];

/** Enter leads to the next field that begins a form, and from the last of them opens it. */
export function goOnByEnter(event: KeyboardEvent, form: HTMLFormElement | null): void {
  if (event.key !== 'Enter' || event.isComposing || !(event.target instanceof HTMLElement)) return;
  const at = ORDER.indexOf(event.target.id);
  const next = ORDER[at + 1];
  if (at < 0 || next === undefined) return;
  event.preventDefault();
  const input = form?.querySelector<HTMLInputElement>(`#${next}`);
  input?.focus();
  input?.select();
}

export function focusFirstWrong(form: HTMLFormElement | null): void {
  // After the words of the faults were drawn.
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
