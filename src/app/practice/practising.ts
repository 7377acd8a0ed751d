import { PRACTISING } from '../../features/choice-shelf.ts';

const DATABASE = 'debt-desk-practice';

/** Whether this window practises: of this window only, and over when it is closed. */
export function practising(): boolean {
  try {
    return sessionStorage.getItem(PRACTISING) === 'yes';
  } catch {
    return false;
  }
}

/** Opens the page anew, on invented ground. What is open must have been saved. */
export function beginPractice(): void {
  sessionStorage.setItem(PRACTISING, 'yes');
  location.assign('/');
}

export async function endPractice(): Promise<void> {
  sessionStorage.clear();
  await forgetPractice();
  location.assign('/');
}

/** Somebody may have typed a real person all the same: nothing of a practice outlives it. */
export function forgetPractice(): Promise<void> {
  return new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(DATABASE);
    asked.onsuccess = asked.onerror = asked.onblocked = () => resolve();
  });
}

export const practiceDatabase = DATABASE;
