import { open } from 'node:fs/promises';

/** What was put into this folder, renamed or taken out of it is on disk when it resolves. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
