import type { DurableFiles } from './ports.ts';

/** The thread that writes files, and the way to end it. */
export interface FilesWorker {
  files: DurableFiles;
  end(): void;
}

/** No answer in time; whether it was written is not known, and whoever asks again looks first. */
export class FilesSilentError extends Error {
  override name = 'FilesSilentError';
}

/** Longer than any flush of a slow disk takes; shorter than an officer waits for the word "kept". */
export const PATIENCE_MS = 10_000;

/**
 * Files of a worker that may fall silent, as a browser's sometimes do: it is then ended and another
 * started, so that one lost answer does not hold up every save after it [D9].
 */
export function patientFiles(start: () => FilesWorker): DurableFiles {
  let worker = start();

  function ask<T>(work: (files: DurableFiles) => Promise<T>): Promise<T> {
    const asked = worker;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        // Others may wait for the same one; it is replaced once.
        if (worker === asked) {
          asked.end();
          worker = start();
        }
        reject(new FilesSilentError());
      }, PATIENCE_MS);
      work(asked.files)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  }

  return {
    read: (name) => ask((files) => files.read(name)),
    append: (name, at, bytes) => ask((files) => files.append(name, at, bytes)),
    write: (name, at, bytes) => ask((files) => files.write(name, at, bytes)),
  };
}
