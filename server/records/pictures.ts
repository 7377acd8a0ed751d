import type { NamedBlob } from '#contract/op.ts';
import type { Sha256, Uuid } from '#contract/primitives.ts';
import type { RecordPicture } from '#contract/record.ts';
import type { PictureFolder } from '../pictures/folder.ts';
import type { ProposalTables } from '../storage/proposal-tables.ts';

/** Every picture that acts on the record name, in the order of the acts, each once. */
export async function picturesOf(
  record: Uuid,
  tables: Pick<ProposalTables, 'opsOn'>,
): Promise<NamedBlob[]> {
  const ops = await tables.opsOn(record);
  // Acceptance has parsed them with the contract's schema.
  const named = ops.flatMap(({ json }): NamedBlob[] => JSON.parse(json).blobs ?? []);
  return [...new Map<Sha256, NamedBlob>(named.map((blob) => [blob.sha256, blob])).values()];
}

/** [PX4] [PX8] Which of them are here; the disk alone says. */
export const tellPictures = (
  named: readonly NamedBlob[],
  pictures: PictureFolder,
  mayOpen: boolean,
): Promise<RecordPicture[]> =>
  Promise.all(
    named.map(async ({ sha256, role }): Promise<RecordPicture> => {
      const isHere = (await pictures.wholeLength(sha256)) !== null;
      return { sha256, role, state: isHere ? (mayOpen ? 'here' : 'hidden') : 'missing' };
    }),
  );
