import { useEffect, useState } from 'preact/hooks';
import type { Uuid } from '#contract/primitives.ts';
import type { PictureLine, Pictures } from '../store/picture-types.ts';
import { useDesk } from './desk-context.ts';
import { useLoaded } from './use-loaded.ts';

/** The door to the pictures; null until it is loaded. */
export function usePictures(): Pictures | null {
  const { store } = useDesk();
  return useLoaded(() => store.pictures(), [store]);
}

/** The pictures of one record, kept up to date; null until the store has answered. */
export function usePictureLines(pictures: Pictures | null, record: Uuid): PictureLine[] | null {
  const { vault } = useDesk();
  const [lines, setLines] = useState<PictureLine[] | null>(null);
  useEffect(() => pictures?.watch(vault, record, setLines), [pictures, vault, record]);
  return lines;
}
