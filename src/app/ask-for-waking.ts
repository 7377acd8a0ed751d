/** Background Sync is Chromium's alone and not in the standard library of types. */
interface SyncRegistration {
  sync?: { register(tag: string): Promise<void> };
}

/** Asks the browser to wake a sender when there is a network, even if no window is open then [S20]. */
export async function askForWaking(): Promise<void> {
  if (!navigator.serviceWorker?.controller) return;
  const registration = (await navigator.serviceWorker.ready) as SyncRegistration;
  // Refused in some profiles; the sender's own timer does without.
  await registration.sync?.register('send').catch(() => {});
}
