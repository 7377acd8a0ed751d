import { useEffect } from 'preact/hooks';
import { showTime } from '#thai/show-date.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useDesk } from '../desk-context.ts';
import {
  explainState,
  hasEnded,
  type StateNow,
  showRef,
  stateNow,
  tagOf,
} from '../record-state.ts';
import { StateTag } from '../state-tag.tsx';
import { useNow, useRecords } from '../use-store.ts';
import { ReceiptLater } from './receipt-later.tsx';
import { wordsIn } from './words.ts';

/**
 * The end of a case: the number, and where the record is. The debtor sees this screen, and so may
 * whoever came along: nothing on it speaks of a debt.
 */
export function KeptPage({ record }: { record: string }) {
  const { t, locale, navigate, outbox, sync } = useDesk();
  const { kept, ref, toDesk } = wordsIn(locale);
  const lines = useRecords();
  const line = lines?.find((each) => each.record === record);
  // No receipt is handed out for what was cancelled; its own page says what became of it.
  const ended = line !== undefined && hasEnded(line.state) ? line.record : null;
  useEffect(() => {
    if (ended !== null) navigate(`/records/${ended}`, true);
  }, [ended]);
  if (!lines || ended !== null) return null;
  if (!line || line.state.tag === 'draft') {
    return (
      <div class="content sheet stack">
        <PageTitle title={t.device.notFoundTitle} documentTitle={t.shell.desk} />
        <LinkButton href="/" look="primary">
          {toDesk}
        </LinkButton>
      </div>
    );
  }
  const number = showRef(line.ref);
  return (
    <div class="content">
      <section class="sheet kept">
        <PageTitle title={kept.title} documentTitle={t.shell.title(kept.title)} />
        <p class="kept__label">{ref}</p>
        <p class="kept__ref ref">{number}</p>
        <div class="kept__state" role="status">
          <StateLine state={stateNow(line.state, sync.value)} />
        </div>
        {outbox.value.withoutSecondCopy > 0 && <Notice tone="wait">{kept.noSecondCopy}</Notice>}
        <ReceiptLater line={line} />
        <h2>{kept.next}</h2>
        <ol class="kept__next">
          {kept.nextSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {line.state.tag === 'queued' && <p class="muted">{kept.sendsItself}</p>}
        <div class="row">
          <Button keyHint="F2" onClick={() => navigate('/reg/new')}>
            {kept.startNext}
          </Button>
          <LinkButton href="/">{kept.home}</LinkButton>
          <LinkButton href={`/records/${record}`}>{kept.toRecord}</LinkButton>
        </div>
      </section>
    </div>
  );
}

/** Where the record is: saved here, on its way, received by the centre. */
function StateLine({ state }: { state: StateNow }) {
  const { t, locale, sync } = useDesk();
  const now = useNow();
  const { kept } = wordsIn(locale);
  switch (state.tag) {
    case 'queued':
      return <Tag kind="queued" word={kept.queued} />;
    case 'sending':
      return <Tag kind="sending" word={kept.sending} />;
    case 'sent':
      return <Tag kind="sent" word={kept.sent(showTime(state.receivedAt, locale))} />;
    default:
      return (
        <>
          <StateTag kind={tagOf(state)} />
          <span>{explainState(state, { t, locale }, sync.value, now)}</span>
        </>
      );
  }
}
