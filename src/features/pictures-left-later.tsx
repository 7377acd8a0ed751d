import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useDesk } from './desk-context.ts';

/** Says how many pictures are on this device alone, once there is one; nobody waits for it. */
export function PicturesLeftLater() {
  const { outbox } = useDesk();
  const { picturesLeft } = outbox.value;
  const [Left, setLeft] = useState<FunctionComponent<{ count: number }> | null>(null);
  const any = picturesLeft > 0;
  useEffect(() => {
    if (any)
      void import('./pictures-left.tsx').then((loaded) => setLeft(() => loaded.PicturesLeft));
  }, [any]);
  return any && Left ? <Left count={picturesLeft} /> : null;
}
