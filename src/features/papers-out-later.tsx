import { useLoaded } from './use-loaded.ts';

/** Says which paper forms are still out. */
export function PapersOutLater() {
  const loaded = useLoaded(() => import('./papers-out.tsx'));
  return loaded && <loaded.PapersOut />;
}
