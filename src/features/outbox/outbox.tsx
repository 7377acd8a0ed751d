import { showWhen } from '../../i18n/moments.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { PicturesLeftLater } from '../pictures-left-later.tsx';
import { useNow, useRecords } from '../use-store.ts';
import { GroupList } from './group-list.tsx';
import { afterWaiting, type Group, grouped } from './groups.ts';
import { LastFileLeft } from './last-file.tsx';
import { LineNotice } from './line-notice.tsx';
import { usePress } from './use-press.ts';
import { wordsIn } from './words.ts';

const SECOND_MS = 1000;
const DAY_MS = 24 * 3600 * SECOND_MS;
const SILENT_DAYS = 3;

/** What is not done yet: what to mend, what waits to be sent and why, and what waits at the centre. */
export default function OutboxPage() {
  const { t, locale, outbox } = useDesk();
  const words = wordsIn(locale);
  const now = useNow(SECOND_MS);
  const lines = useRecords();
  const { press, deaf, said } = usePress();
  const { unsent, toMend, lastReceivedAt } = outbox.value;
  const groups = grouped(lines ?? []);
  const named = (lines ?? []).reduce((sum, line) => sum + line.unsent, 0);
  const silentDays = lastReceivedAt === null ? 0 : Math.floor((now - lastReceivedAt) / DAY_MS);
  const list = (group: Group, unnamed = '') => (
    <GroupList key={group} group={group} lines={groups[group]} now={now}>
      {unnamed !== '' && <p class="muted">{unnamed}</p>}
    </GroupList>
  );
  const some = (group: Group) => groups[group].length > 0;
  const others = lines && unsent > named ? words.unnamed(unsent - named) : '';

  return (
    <div class="content">
      <PageTitle
        title={t.shell.outbox}
        documentTitle={t.shell.title(t.shell.outbox)}
        above={t.sync.promise}
        actions={
          <div class="row">
            <Button look="primary" icon="outbox" waiting={deaf} onClick={press}>
              {words.send}
            </Button>
            <LinkButton href="/outbox/close" icon="check">
              {words.closing.title}
            </LinkButton>
            <LinkButton href="/outbox/handoff">{words.handOff}</LinkButton>
          </div>
        }
      />
      <LineNotice now={now} />
      <p role="status">{said}</p>
      <LastFileLeft />
      {unsent > 0 && silentDays >= SILENT_DAYS && (
        <Notice tone="wait">{words.silent(silentDays, unsent)}</Notice>
      )}
      {some('fix') && list('fix')}
      {lines && toMend > groups.fix.length && (
        <p class="muted">{words.othersToMend(toMend - groups.fix.length)}</p>
      )}
      <PicturesLeftLater />
      {some('waiting') ? (
        list('waiting', others)
      ) : (
        <section class="sheet">
          {unsent === 0 ? (
            <EmptyState title={words.none} {...lastSent()} />
          ) : (
            others !== '' && <p>{others}</p>
          )}
        </section>
      )}
      {afterWaiting.filter(some).map((group) => list(group))}
      {unsent > 0 && <p class="muted">{words.warnClear(unsent)}</p>}
    </div>
  );

  function lastSent(): { more?: string } {
    if (lastReceivedAt === null) return {};
    return { more: words.lastSent(showWhen(lastReceivedAt, now, { t, locale })) };
  }
}
