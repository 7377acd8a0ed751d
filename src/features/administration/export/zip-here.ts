/**
 * What spreadsheets are packed with, without workers: fflate starts one from a text when a file is
 * big, which the Content-Security-Policy forbids. `vite.config.ts` puts this in fflate's place.
 */
import { type FlateError, type Unzipped, unzipSync, type Zippable, zipSync } from 'fflate/browser';

// biome-ignore lint/performance/noBarrelFile: it stands in fflate's place, with all that is taken from there.
export { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser';

type Done<T> = (error: FlateError | null, made: T) => void;

export const zip = (files: Zippable, done: Done<Uint8Array>): void => done(null, zipSync(files));

/** @throws FlateError what cannot be unpacked; the reader's promise hears of it. */
export const unzip = (packed: Uint8Array, done: Done<Unzipped>): void =>
  done(null, unzipSync(packed));
