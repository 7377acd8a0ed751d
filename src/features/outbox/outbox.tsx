import { useEffect, useState } from 'preact/hooks';
import { showWhen } from '../../i18n/moments.ts';
import type { RecordLine } from '../../store/record-types.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Progress } from '../../ui/progress.tsx';
import { type Connection, describeConnection } from '../connection.ts';
import { useDesk } from '../desk-context.ts';
import { PicturesLeftLater } from '../pictures-left-later.tsx';
import { RecordLineItem } from '../record-line.tsx';
import { useNow, useRecords } from '../use-store.ts';

const SECOND_MS = 1000;
const DAY_MS = 24 * 3600 * SECOND_MS;
const SILENT_DAYS = 3;

const waits = (line: RecordLine) => line.unsent > 0;
const oldestFirst = (a: RecordLine, b: RecordLine) => a.keptAt - b.keptAt;

/** What waits to be sent, why, and when the next try is. */
export default function OutboxPage() {
  const { t, locale, sync, outbox, sendNow } = useDesk();
  const now = useNow(SECOND_MS);
  const lines = useRecords();
  const [pressed, setPressed] = useState(false);
  const picture = sync.value;
  const { unsent, toMend, lastReceivedAt } = outbox.value;
  // What must be mended has a list of its own.
  const queue = { ...outbox.value, toMend: 0 };
  const connection = describeConnection(picture, queue, { t, locale }, now);
  const isCalm = unsent === 0 && picture.link === 'connected' && !picture.refused;
  const waiting = (lines ?? []).filter(waits).sort(oldestFirst);
  const named = waiting.reduce((sum, line) => sum + line.unsent, 0);
  const silentDays = lastReceivedAt === null ? 0 : Math.floor((now - lastReceivedAt) / DAY_MS);

  useEffect(() => setPressed(false), [picture.lastFailureAt, picture.lastReceivedAt]);

  return (
    <div class="content">
      <PageTitle
        title={t.shell.outbox}
        documentTitle={t.shell.title(t.shell.outbox)}
        above={t.sync.promise}
        actions={
          <Button
            look="primary"
            icon="outbox"
            waiting={picture.sending !== null}
            onClick={() => {
              setPressed(true);
              sendNow();
            }}
          >
            {t.outbox.send}
          </Button>
        }
      />
      {toMend > 0 && (
        <Notice tone="alert" title={t.sync.toMend(toMend)}>
          <LinkButton href="/records?tag=fix">{t.outbox.toMend}</LinkButton>
        </Notice>
      )}
      {!isCalm && (
        <Notice tone={noticeTone(connection)}>
          <p>{connection.long}</p>
          {picture.sending && (
            <Progress
              done={picture.sending.done}
              of={picture.sending.of}
              words={t.outbox.progress(picture.sending.done, picture.sending.of)}
            />
          )}
        </Notice>
      )}
      <p role="status">
        {pressed && picture.sending === null
          ? unsent === 0
            ? t.outbox.nothing
            : picture.link === 'no-network'
              ? t.outbox.noInternetYet(unsent)
              : ''
          : ''}
      </p>
      {unsent > 0 && silentDays >= SILENT_DAYS && (
        <Notice tone="wait">{t.outbox.silent(silentDays, unsent)}</Notice>
      )}
      <PicturesLeftLater />
      <section class="sheet">
        {unsent === 0 ? (
          <EmptyState
            title={t.outbox.none}
            {...(lastReceivedAt !== null && {
              more: t.outbox.lastSent(showWhen(lastReceivedAt, now, { t, locale })),
            })}
          />
        ) : (
          <>
            <h2>{t.outbox.list}</h2>
            <ul class="lines">
              {waiting.map((line) => (
                <RecordLineItem key={line.record} line={line} masked now={now} />
              ))}
            </ul>
            {lines && unsent > named && <p class="muted">{t.outbox.unnamed(unsent - named)}</p>}
          </>
        )}
      </section>
      {unsent > 0 && <p class="muted">{t.outbox.warnClear(unsent)}</p>}
    </div>
  );
}

const noticeTone = ({ tone }: Connection) => (tone === 'alert' || tone === 'wait' ? tone : 'info');
