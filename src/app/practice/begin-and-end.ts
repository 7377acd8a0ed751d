import { practise, practiseNoMore } from '../../features/practising.ts';

const DATABASE = 'debt-desk-practice';

/** Opens the page anew, on invented ground. What is open must have been saved. */
export function beginPractice(): void {
  practise();
  location.assign('/');
}

export async function endPractice(): Promise<void> {
  practiseNoMore();
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
