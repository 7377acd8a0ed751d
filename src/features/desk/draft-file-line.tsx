import { useState } from 'preact/hooks';
import type { Draft } from '../../store/draft-types.ts';
import { LinkButton } from '../../ui/button.tsx';
import { FilePicker } from '../../ui/file-picker.tsx';
import { useDesk } from '../desk-context.ts';
import { readDraftFile } from '../draft-file.ts';
import { showRef } from '../record-state.ts';
import { safekeepingIn } from '../safekeeping-words.ts';

type Found =
  | { is: 'not-a-draft' | 'not-yours' }
  | { is: 'newer-here' | 'finished' | 'taken'; draft: Draft };

/** Puts back a draft that was kept in a file when this device could not keep it [D7]. */
export function DraftFileLine() {
  const { locale, store, vault } = useDesk();
  const [found, setFound] = useState<Found | null>(null);
  const open = async (file: File) => {
    const read = await readDraftFile(vault, await file.text());
    if (read.is !== 'draft') return setFound(read);
    const { draft } = read;
    setFound({ is: await store.takeInDraft(vault, draft), draft });
  };
  const words = safekeepingIn(locale).fromFile;
  return (
    <section class="sheet stack">
      <h2>{words.title}</h2>
      <p>{words.why}</p>
      <div class="row">
        <FilePicker
          icon="paper"
          word={words.choose}
          accept=".json,application/json"
          onFile={(file) => void open(file)}
        />
      </div>
      <div role="status">
        {found && !('draft' in found) && <p>{words[found.is]}</p>}
        {found && 'draft' in found && (
          <p class="row spread">
            {words[found.is](showRef(found.draft.ref))}
            {found.is === 'taken' && <Resume draft={found.draft} />}
          </p>
        )}
      </div>
    </section>
  );
}

function Resume({ draft: { record, corrects } }: { draft: Draft }) {
  const { t } = useDesk();
  return (
    <LinkButton href={corrects ? `/records/${record}/fix` : `/reg/${record}`}>
      {t.desk.resume}
    </LinkButton>
  );
}
