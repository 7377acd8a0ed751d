const LOCK = 'at-work';

/**
 * Keeps the program of every window as it is until the returned function is called [U12]: a form is
 * open here, or something is being sent.
 */
export function atWork(): () => void {
  let rest = () => {};
  const over = new Promise<void>((resolve) => {
    rest = resolve;
  });
  // A page that goes away gives its locks back by itself.
  navigator.locks.request(LOCK, { mode: 'shared' }, () => over).catch(() => undefined);
  return rest;
}

/** Does `work` once nobody is at work in any window. @throws AbortError when it was called off. */
export const whenAllRest = <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
  navigator.locks.request(LOCK, { signal }, work);
