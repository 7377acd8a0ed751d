import { useDesk } from './desk-context.ts';
import { useLoaded } from './use-loaded.ts';

/** Says how many pictures are on this device alone, once there is one. */
export function PicturesLeftLater() {
  const { picturesLeft } = useDesk().outbox.value;
  const loaded = useLoaded(picturesLeft > 0 ? () => import('./pictures-left.tsx') : null);
  return loaded && <loaded.PicturesLeft count={picturesLeft} />;
}
