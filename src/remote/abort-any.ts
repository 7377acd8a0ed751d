/** A signal that aborts with the first of `signals`, for the same reason. */
export function anyOf(signals: Iterable<AbortSignal>): AbortSignal {
  const all = [...signals];
  const either = new AbortController();
  const abort = (event: Event) => end(event.target as AbortSignal);
  const end = (first: AbortSignal) => {
    for (const signal of all) signal.removeEventListener('abort', abort);
    either.abort(first.reason);
  };
  const aborted = all.find((signal) => signal.aborted);
  if (aborted) end(aborted);
  else for (const signal of all) signal.addEventListener('abort', abort);
  return either.signal;
}

// Chrome 109 lacks `AbortSignal.any` (it came with 116), and ky looks for it while it is loaded.
const native: object = AbortSignal;
if (!('any' in native)) Object.assign(native, { any: anyOf });
