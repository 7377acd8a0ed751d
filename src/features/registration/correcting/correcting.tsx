import '../../../ui/fields/fields.css';
import '../registration.css';
import './correcting.css';
import { useEffect, useState } from 'preact/hooks';
import { savingTrouble } from '../../../store/saving-trouble.ts';
import { LinkButton } from '../../../ui/button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useDesk } from '../../desk-context.ts';
import { hasEnded } from '../../record-state.ts';
import { recordWordsIn } from '../../record-words.ts';
import { useRecord } from '../../use-store.ts';
import { FormPage } from '../form-page.tsx';
import { type OpenRegistration, openCorrection } from '../open-registration.ts';
import { SignPage } from '../sign-page.tsx';
import { useSaving } from '../use-saving.ts';
import { CorrectionReview } from './correction-review.tsx';
import { SentBack } from './sent-back.tsx';

type Opening = 'opening' | 'cannot' | OpenRegistration;

/**
 * `/records/:record/fix` and its steps `check` and `sign`: what was sent back is answered, or what was
 * finished is amended, in the same form as ever.
 */
export default function Correcting({
  record,
  step,
}: {
  record: string;
  step?: string | undefined;
}) {
  const { store, vault, clock, locale, tellSaving } = useDesk();
  const words = recordWordsIn(locale).correction;
  const [opening, setOpening] = useState<Opening>('opening');
  useEffect(() => {
    let gone = false;
    openCorrection({ store, vault, clock }, record).then(
      (opened) => {
        if (!gone) setOpening(opened ?? 'cannot');
      },
      (error: unknown) => {
        const trouble = savingTrouble(error);
        if (trouble === null) throw error;
        tellSaving(trouble);
        if (!gone) setOpening('cannot');
      },
    );
    return () => {
      gone = true;
    };
  }, [store, vault, clock, record, tellSaving]);
  const open = typeof opening === 'string' ? null : opening;
  useSaving(open);
  if (opening === 'opening') return null;
  if (!open) return <Cannot record={record} />;
  const corrects = open.form.draft.peek().corrects;
  switch (step) {
    case 'check':
      return <CorrectionReview registration={open} />;
    case 'sign':
      return <SignPage registration={open} />;
    default:
      return (
        <FormPage
          registration={open}
          title={corrects?.is === 'mending' ? words.mending : words.amendment}
          above={<SentBack registration={open} />}
        />
      );
  }
}

function Cannot({ record }: { record: string }) {
  const { t, locale } = useDesk();
  const words = recordWordsIn(locale);
  const view = useRecord(record);
  const why = !view
    ? words.notHere
    : hasEnded(view.line.state)
      ? words.correction.cancelled
      : view.reading === 'yes'
        ? words.notKept
        : words.reading[view.reading];
  return (
    <div class="content sheet stack">
      <PageTitle
        title={words.correction.amendment}
        documentTitle={t.shell.title(words.correction.amendment)}
      />
      <Notice title={words.correction.cannot}>
        <p>{why}</p>
      </Notice>
      <LinkButton href={view ? `/records/${record}` : '/records'} look="primary">
        {view ? words.back : words.toList}
      </LinkButton>
    </div>
  );
}
