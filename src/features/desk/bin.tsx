import { useState } from 'preact/hooks';
import { dayInThailand, showDate } from '#thai/show-date.ts';
import { showWhen } from '../../i18n/moments.ts';
import type { BinnedDraft } from '../../store/draft-types.ts';
import { BIN_MS } from '../../store/drafts.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import { useBin, useNow } from '../use-store.ts';
import { DraftFileLine } from './draft-file-line.tsx';

/** Drafts that were thrown away, for as long as they can be taken back. */
export default function BinPage() {
  const { t, locale, store } = useDesk();
  const bin = useBin();
  const now = useNow();
  const [back, setBack] = useState<BinnedDraft | null>(null);
  const takeBack = async (draft: BinnedDraft) => {
    await store.takeBackDraft(draft.record);
    setBack(draft);
    document.querySelector<HTMLElement>('main h1')?.focus();
  };
  return (
    <div class="content">
      <PageTitle
        title={t.desk.bin}
        documentTitle={t.shell.title(t.desk.bin)}
        above={<a href="/">{t.shell.desk}</a>}
      />
      <div role="status">
        {back && (
          <p class="row spread">
            {t.desk.takenBack(showRef(back.ref))}
            <LinkButton
              href={back.corrects ? `/records/${back.record}/fix` : `/reg/${back.record}`}
            >
              {t.desk.resume}
            </LinkButton>
          </p>
        )}
      </div>
      <section class="sheet stack">
        <p>{t.desk.binWhy}</p>
        {bin.length === 0 && <EmptyState title={t.desk.binEmpty} />}
        <ul class="lines">
          {bin.map((draft) => (
            <li key={draft.record} class="line--action">
              <div>
                <p class="line__name">
                  <span class="ref">{showRef(draft.ref)}</span>
                </p>
                <p class="line__meta">
                  {draft.corrects && <span>{t.desk.correction}</span>}
                  <span>{t.desk.binnedAt(showWhen(draft.discardedAt, now, { t, locale }))}</span>
                  <span>
                    {t.desk.goneOn(
                      showDate(dayInThailand(draft.discardedAt + BIN_MS), 'short', locale),
                    )}
                  </span>
                </p>
              </div>
              <Button onClick={() => void takeBack(draft)}>
                {t.desk.takeBack} <span class="hidden-visually">{showRef(draft.ref)}</span>
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <DraftFileLine />
    </div>
  );
}
