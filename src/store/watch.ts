import { liveQuery } from 'dexie';

/** Runs `read` again whenever what it read has changed; only the newest answer is shown. */
export function watch<R, T>(
  read: () => Promise<R>,
  prepare: (found: R) => Promise<T> | T,
  show: (ready: T) => void,
): () => void {
  let newest = 0;
  let stopped = false;
  const subscription = liveQuery(read).subscribe({
    next(found) {
      newest += 1;
      const mine = newest;
      Promise.resolve(prepare(found)).then(
        (ready) => {
          if (!stopped && mine === newest) show(ready);
        },
        // The vault was locked meanwhile, or the database went: a screen that is gone needs nothing.
        () => undefined,
      );
    },
    error: () => undefined,
  });
  return () => {
    stopped = true;
    subscription.unsubscribe();
  };
}

/** The same with a part of the program that is loaded first; stopped before, it never begins. */
export function watchLater(load: () => Promise<() => () => void>): () => void {
  let stop: (() => void) | null = null;
  let stopped = false;
  void load().then((begin) => {
    if (!stopped) stop = begin();
  });
  return () => {
    stopped = true;
    stop?.();
  };
}
