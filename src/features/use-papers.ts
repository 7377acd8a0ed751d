import { useEffect, useState } from 'preact/hooks';
import type { PaperPicture, Papers } from '../store/paper-types.ts';
import { useDesk } from './desk-context.ts';
import { useLoaded } from './use-loaded.ts';

/** The door to the paper numbers; null until it is loaded. */
export function usePapers(): Papers | null {
  const { store } = useDesk();
  return useLoaded(() => store.papers(), [store]);
}

/** What has become of every number, kept up to date; null until the store has answered. */
export function usePaperPicture(papers: Papers | null): PaperPicture | null {
  const [picture, setPicture] = useState<PaperPicture | null>(null);
  useEffect(() => papers?.watch(setPicture), [papers]);
  return picture;
}
