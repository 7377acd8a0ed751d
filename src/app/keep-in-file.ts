import type { Uuid } from '#contract/primitives.ts';
import { layDraftFile } from '../features/draft-file.ts';
import { draftInMemory } from '../features/registration/open-registration.ts';
import { saveFile } from '../features/save-file.ts';
import type { OpenVault } from '../vault/types.ts';

/** [D7] What is open and cannot be kept on this device, sealed in a file; false when nothing is open. */
export async function keepInFile(vault: OpenVault, record: Uuid): Promise<boolean> {
  const draft = draftInMemory(vault, record);
  if (!draft) return false;
  const { name, blob } = await layDraftFile(vault, { ...draft, savedAt: Date.now() });
  saveFile(blob, name);
  return true;
}
