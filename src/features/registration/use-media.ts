import { useEffect, useState } from 'preact/hooks';

/** Room for the whole form on one sheet; below it, one section a screen. */
export const WIDE = '(width >= 64rem)';
/** Room for a third column beside it. */
export const ROOMY = '(width >= 80rem)';

export function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const look = () => setMatches(list.matches);
    list.addEventListener('change', look);
    return () => list.removeEventListener('change', look);
  }, [query]);
  return matches;
}
