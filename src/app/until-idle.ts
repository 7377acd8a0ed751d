/** Nobody waits longer for what runs beside the desk. */
const AT_MOST_MS = 1000;

/** Resolves when the page has drawn what a person waits for; browsers without that word say "at once". */
export const untilIdle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis)
      requestIdleCallback(() => resolve(), { timeout: AT_MOST_MS });
    else setTimeout(resolve);
  });
