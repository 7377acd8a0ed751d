import { useState } from 'preact/hooks';
import { v7 as newId } from 'uuid';
import type { PictureRole } from '../../store/picture-types.ts';
import { savingTrouble } from '../../store/saving-trouble.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { pictureWordsIn } from '../picture-words.ts';
import { hasEnded, showRef } from '../record-state.ts';
import { recordWordsIn } from '../record-words.ts';
import { useKeys } from '../use-keys.ts';
import { usePictureLines, usePictures } from '../use-pictures.ts';
import { useRecord } from '../use-store.ts';
import { Panel } from './panel.tsx';

const ROLES: readonly PictureRole[] = ['signed-form', 'paper-form', 'evidence', 'other'];

/** Adding pictures to a finished record: an act of its own in its history. */
export default function AttachPage({ id }: { id: string }) {
  const { t, locale } = useDesk();
  const words = pictureWordsIn(locale).attach;
  const record = recordWordsIn(locale);
  const view = useRecord(id);
  if (view === undefined) return null;
  if (view && !hasEnded(view.line.state))
    return <Adding record={view.line.record} number={showRef(view.line.ref)} />;
  return (
    <div class="content">
      <PageTitle title={words.title} documentTitle={t.shell.title(words.title)} />
      <section class="sheet">
        <EmptyState
          title={view ? words.cancelled : record.notHere}
          {...(!view && { more: record.notHereMore })}
          action={<LinkButton href="/records">{record.toList}</LinkButton>}
        />
      </section>
    </div>
  );
}

function Adding({ record, number }: { record: string; number: string }) {
  const { t, locale, store, vault, navigate, tellSaving } = useDesk();
  const words = pictureWordsIn(locale);
  const say = words.attach;
  // Made when the page is opened, so that pressing twice adds once [D1].
  const [op] = useState(() => newId());
  const [step, setStep] = useState<'taking' | 'none' | 'keeping' | 'not-kept'>('taking');
  const lines = usePictureLines(usePictures(), record);
  const pending = lines?.filter(({ kept }) => !kept).length ?? 0;
  const kept = lines?.filter((line) => line.kept).length ?? 0;

  const keep = async () => {
    if (step === 'keeping') return;
    if (pending === 0) return setStep('none');
    setStep('keeping');
    try {
      const outcome = await store.keepAttachment(vault, { op, record });
      tellSaving(outcome.is === 'kept' ? null : outcome.why);
      if (outcome.is === 'kept') return navigate(`/records/${record}?kept=attach`, true);
    } catch (error) {
      const why = savingTrouble(error);
      if (why === null) throw error;
      tellSaving(why);
    }
    setStep('not-kept');
  };
  useKeys({ F9: () => void keep() });
  return (
    <div class="content stack">
      <PageTitle
        title={say.title}
        documentTitle={t.shell.title(say.title)}
        above={<span class="ref">{number}</span>}
      />
      <p>{say.lead}</p>
      {kept > 0 && <p class="muted">{say.already(kept)}</p>}
      <Panel record={record} roles={ROLES} of="record" />
      <div role="status">
        {step === 'none' && pending === 0 && <Notice tone="wait">{say.none}</Notice>}
        {step === 'not-kept' && <Notice tone="alert">{say.notKept}</Notice>}
      </div>
      <div class="row">
        <Button
          look="primary"
          keyHint="F9"
          waiting={step === 'keeping'}
          onClick={() => void keep()}
        >
          {step === 'keeping' ? say.keeping : say.keep}
        </Button>
        <LinkButton href={`/records/${record}`}>{recordWordsIn(locale).back}</LinkButton>
      </div>
    </div>
  );
}
