/** Around the search field of the list of records, which Ctrl+K leads to from everywhere. */
export const FIND_ID = 'find-records';

/** Moves the focus to the search field; false when no list is on the screen. */
export function focusFind(): boolean {
  const field = document.querySelector<HTMLInputElement>(`#${FIND_ID} input`);
  field?.focus();
  field?.select();
  return field !== null;
}
