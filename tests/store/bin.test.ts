import { describe, expect, it } from 'vitest';
import type { BinnedDraft } from '../../src/store/draft-types.ts';
import { BIN_MS } from '../../src/store/drafts.ts';
import type { Store } from '../../src/store/types.ts';
import { DAY_MS, makeProfile, maleeAs, receive, seen, somchai, wilai } from './desk.ts';

const { vault } = somchai;
const binOf = (store: Store, until: (bin: BinnedDraft[]) => boolean = () => true) =>
  seen<BinnedDraft[]>((show) => store.watchBin(vault, show), until);

async function withThrown() {
  const profile = makeProfile();
  const opened = await profile.enrol();
  const draft = await opened.store.startDraft(vault, maleeAs);
  await receive(opened.outbox, profile.clock);
  await opened.store.discardDraft(draft.record);
  return { ...profile, ...opened, draft };
}

describe('[D18] the bin', () => {
  it('holds what was thrown away until it is taken back, and shows it to nobody else', async () => {
    const { store, draft, clock } = await withThrown();
    expect(await store.drafts(vault)).toEqual([]);
    const [thrown] = await binOf(store);
    const { record, ref } = draft;
    expect(thrown).toMatchObject({ record, ref, discardedAt: clock.at, corrects: false });
    expect(
      await seen<BinnedDraft[]>(
        (show) => store.watchBin(wilai.vault, show),
        () => true,
      ),
    ).toEqual([]);
    await store.takeBackDraft(record);
    expect(await store.drafts(vault)).toEqual([draft]);
    expect(await binOf(store)).toEqual([]);
  });

  it('writes in it bring a draft back, so that nothing is typed into nothing', async () => {
    const { store, draft } = await withThrown();
    await store.saveDraft(vault, { ...draft, typed: { 'debtor.phone': '081' } });
    expect(await store.drafts(vault)).toMatchObject([{ typed: { 'debtor.phone': '081' } }]);
  });

  it('lets go after 30 days on both clocks', async () => {
    const { outbox, open, clock } = await withThrown();
    clock.at += BIN_MS + DAY_MS;
    // The device's clock alone takes nothing: the centre has not been heard since.
    const waiting = await open();
    expect(await binOf(waiting.store)).toHaveLength(1);
    await receive(outbox, clock);
    expect(await binOf((await open()).store)).toEqual([]);
  });

  it('keeps it when only the centre’s clock ran on', async () => {
    const { outbox, open, clock } = await withThrown();
    const now = clock.at;
    clock.at += BIN_MS + DAY_MS;
    await receive(outbox, clock);
    clock.at = now;
    expect(await binOf((await open()).store)).toHaveLength(1);
  });
});
