import { useEffect, useState } from 'preact/hooks';

/**
 * A part of the program that comes after the page stands, because nobody waits for it; null until it is
 * there, and while `load` is null. What cannot be had is asked for again by the next page that wants it.
 */
export function useLoaded<T>(
  load: (() => Promise<T>) | null,
  of: readonly unknown[] = [],
): T | null {
  const [loaded, setLoaded] = useState<{ part: T } | null>(null);
  const wanted = load !== null;
  useEffect(() => {
    if (!load) return;
    let gone = false;
    load().then(
      (part) => !gone && setLoaded({ part }),
      (error: unknown) => console.warn(error),
    );
    return () => {
      gone = true;
    };
  }, [wanted, ...of]);
  return loaded && wanted ? loaded.part : null;
}
