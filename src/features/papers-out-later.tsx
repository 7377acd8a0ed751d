import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Says which paper forms are still out, after the page stands: nobody waits for it. */
export function PapersOutLater() {
  const [PapersOut, setPapersOut] = useState<FunctionComponent | null>(null);
  useEffect(() => {
    void import('./papers-out.tsx').then(({ PapersOut: loaded }) => setPapersOut(() => loaded));
  }, []);
  return PapersOut && <PapersOut />;
}
