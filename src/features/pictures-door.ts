import type { FunctionComponent } from 'preact';
import type { Uuid } from '#contract/primitives.ts';
import type { PictureRole } from '../store/picture-types.ts';
import { useDesk } from './desk-context.ts';
import { useLoaded } from './use-loaded.ts';

/** What a page wants of the pictures of one record. */
export interface PicturePanelProps {
  record: Uuid;
  /** Which pictures it shows; the first is what a new one is, unless its officer says otherwise. */
  roles: readonly PictureRole[];
  /** What it is for. */
  of: 'form' | 'signed' | 'paper' | 'record';
  /** One picture always stands large, for copying from it. */
  beside?: boolean;
}

export interface OpenedProps {
  /** The plain picture. */
  jpeg: Uint8Array;
  n: number;
  label: string;
  onClose: () => void;
}

/** The parts that show pictures; the pages around them are handed these. */
export interface PictureParts {
  /** Takes, turns and removes pictures that no act names yet. */
  Panel: FunctionComponent<PicturePanelProps>;
  /** The pictures of a finished record, to be looked at. */
  Kept: FunctionComponent<{ record: Uuid }>;
  /** One that the centre opened. */
  Opened: FunctionComponent<OpenedProps>;
}

/** They come with the camera, so only when a page has a place for pictures. */
export type LoadPictureParts = () => Promise<PictureParts>;

/** Null until they are there; without them the form is as good as ever. */
export const usePictureParts = (): PictureParts | null => useLoaded(useDesk().loadPictures);
