import type { Draft } from '../store/draft-types.ts';
import { openDraft, sealDraft } from '../store/drafts.ts';
import { fromBase64url, toBase64url } from '../vault/bytes.ts';
import type { OpenVault } from '../vault/types.ts';

const KIND = 'debt-desk-draft';

/** Says which draft it is and whose, and nothing of what was said: that is sealed as on the disk [D3]. */
export async function layDraftFile(
  vault: OpenVault,
  draft: Draft,
): Promise<{ name: string; blob: Blob }> {
  const { sealed, ...row } = await sealDraft(vault, draft);
  const text = JSON.stringify({ is: KIND, v: 1, ...row, sealed: toBase64url(sealed) });
  const blob = new Blob([text], { type: 'application/json' });
  return { name: `draft-${draft.ref}.json`, blob };
}

export type DraftFile =
  | { is: 'draft'; draft: Draft }
  | { is: 'not-a-draft' }
  /** Another officer's, or written with keys that are no more. */
  | { is: 'not-yours' };

/** Reads a file of `layDraftFile`; what is inside is vouched for by the officer's own key. */
export async function readDraftFile(vault: OpenVault, text: string): Promise<DraftFile> {
  const row = parse(text);
  if (!row) return { is: 'not-a-draft' };
  const draft = await openDraft(vault, row);
  return draft ? { is: 'draft', draft } : { is: 'not-yours' };
}

function parse(text: string): Parameters<typeof openDraft>[1] | null {
  try {
    const { is, v, sealed, ...row } = JSON.parse(text);
    return is === KIND && v === 1 ? { ...row, sealed: fromBase64url(sealed) } : null;
  } catch {
    return null;
  }
}
