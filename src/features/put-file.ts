import { saveFile } from './save-file.ts';

/** Where a file goes that somebody is about to carry away. */
export interface Place {
  /** `written`: it is there, as long as it should be. `begun`: the browser has it and does not say where. */
  put(blob: Blob): Promise<'written' | 'begun' | 'failed'>;
}

/** File System Access; Chromium on computers. Not in the standard library of types. */
interface Pickers {
  showSaveFilePicker?: (asked: { suggestedName: string }) => Promise<FileSystemFileHandle>;
}

/**
 * Asks where to, while the press still counts; null when nobody wants it any more. Where the browser
 * cannot ask, the file goes among its downloads.
 */
export async function choosePlace(name: string): Promise<Place | null> {
  const { showSaveFilePicker } = globalThis as Pickers;
  if (!showSaveFilePicker) {
    return {
      async put(blob) {
        saveFile(blob, name);
        return 'begun';
      },
    };
  }
  try {
    const handle = await showSaveFilePicker({ suggestedName: name });
    return { put: (blob) => write(handle, blob) };
  } catch {
    return null;
  }
}

async function write(handle: FileSystemFileHandle, blob: Blob): Promise<'written' | 'failed'> {
  try {
    const stream = await handle.createWritable();
    await stream.write(blob);
    await stream.close();
    return (await handle.getFile()).size === blob.size ? 'written' : 'failed';
  } catch {
    // The stick was pulled out, or is full.
    return 'failed';
  }
}
