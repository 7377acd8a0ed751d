import { describe, expect, it } from 'vitest';
import { layDraftFile, readDraftFile } from '../../src/features/draft-file.ts';
import type { Draft } from '../../src/store/draft-types.ts';
import { makeProfile, maleeAs, somchai, wilai } from './desk.ts';

const typed = { 'debtor.phone': '08-ยังไม่จบ' };

/** A form that is open, and its file. */
async function openForm() {
  const profile = makeProfile();
  const { store } = await profile.enrol();
  const begun = await store.startDraft(somchai.vault, maleeAs);
  const draft: Draft = { ...begun, typed, savedAt: begun.savedAt + 1 };
  const { name, blob } = await layDraftFile(somchai.vault, draft);
  return { profile, store, draft, name, text: await blob.text() };
}

describe('[D7] a draft that this device cannot keep', () => {
  it('goes into a file that tells nobody what was said, and comes back to its author', async () => {
    const { store, draft, name, text } = await openForm();
    expect(name).toBe(`draft-${draft.ref}.json`);
    const { firstName, nationalId } = draft.registration.debtor;
    if (!firstName || !nationalId || !('value' in nationalId)) throw new Error('Malee is somebody');
    for (const said of [firstName, nationalId.value, typed['debtor.phone']])
      expect(text).not.toContain(said);

    const read = await readDraftFile(somchai.vault, text);
    expect(read).toEqual({ is: 'draft', draft });
    expect(await store.takeInDraft(somchai.vault, draft)).toBe('taken');
    expect(await store.draft(somchai.vault, draft.record)).toEqual(draft);
  });

  it('opens for nobody else, and a bent or foreign file is none', async () => {
    const { text } = await openForm();
    expect(await readDraftFile(wilai.vault, text)).toEqual({ is: 'not-yours' });
    const bent = text.replace(/"sealed":"..../, '"sealed":"AAAA');
    expect(await readDraftFile(somchai.vault, bent)).toEqual({ is: 'not-yours' });
    for (const foreign of ['', '{}', 'null', '[1]', '{"is":"debt-desk-draft","v":2}'])
      expect(await readDraftFile(somchai.vault, foreign)).toEqual({ is: 'not-a-draft' });
  });

  it('comes back after the database was lost with what was typed since the last copy', async () => {
    const { profile, draft } = await openForm();
    profile.loseDatabase();
    const { store } = await profile.open();
    expect((await store.draft(somchai.vault, draft.record))?.typed).toEqual({});
    expect(await store.takeInDraft(somchai.vault, draft)).toBe('taken');
    expect((await store.draft(somchai.vault, draft.record))?.typed).toEqual(typed);
  });

  it('changes nothing that is newer here, or was finished meanwhile', async () => {
    const { profile, store, draft } = await openForm();
    profile.clock.at += 60_000;
    const newer = { ...draft, typed: { 'debtor.phone': '0812345678' } };
    await store.saveDraft(somchai.vault, newer);
    expect(await store.takeInDraft(somchai.vault, draft)).toBe('newer-here');
    expect((await store.draft(somchai.vault, draft.record))?.typed).toEqual(newer.typed);

    const { typed: _, ...said } = newer;
    const kept = await store.keepRegistration(somchai.vault, { ...said, typed: {} });
    expect(kept.is).toBe('kept');
    expect(await store.takeInDraft(somchai.vault, draft)).toBe('finished');
    expect(await store.draft(somchai.vault, draft.record)).toBeNull();
  });
});
