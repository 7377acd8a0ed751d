/**
 * Gives Chrome 109 what ky needs to pass an abort on: `AbortSignal.any` came with Chrome 116.
 * Leaves a browser that has it alone.
 */
export function bringAbortAny(): void {
  const native = AbortSignal as { any?: (signals: Iterable<AbortSignal>) => AbortSignal };
  native.any ??= anyOf;
}

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
