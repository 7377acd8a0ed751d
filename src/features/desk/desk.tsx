import { dayInThailand } from '#thai/show-date.ts';
import type { RecordLine } from '../../store/record-types.ts';
import { LinkButton } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Figure } from '../../ui/figure.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { PapersOutLater } from '../papers-out-later.tsx';
import { PicturesLeftLater } from '../pictures-left-later.tsx';
import { RecordLineItem } from '../record-line.tsx';
import { useNow, useRecords } from '../use-store.ts';
import { Drafts } from './drafts.tsx';

const LATEST = 5;

/** The officer's home: begin, go on, and see that nothing is stuck. */
export default function DeskPage() {
  const { t, outbox } = useDesk();
  const lines = useRecords();
  const now = useNow();
  const isDraft = (line: RecordLine) => line.state.tag === 'draft';
  const drafts = lines?.filter((line) => isDraft(line) || line.correcting) ?? [];
  const finished = lines?.filter((line) => !isDraft(line)) ?? [];
  const withoutCopy = outbox.value.withoutSecondCopy;
  return (
    <div class="content">
      <PageTitle title={t.shell.desk} documentTitle={t.shell.desk} />
      <div class="sheet start">
        <LinkButton href="/reg/new" look="primary" size="big" icon="plus" keyHint="F2">
          {t.shell.newRegistration}
        </LinkButton>
        <p class="muted">{t.desk.startHint}</p>
        <LinkButton href="/records?find" icon="search" keyHint="Ctrl+K">
          {t.desk.find}
        </LinkButton>
      </div>
      <Figures finished={lines && finished} now={now} />
      {withoutCopy > 0 && <Notice tone="wait">{t.desk.secondCopy(withoutCopy)}</Notice>}
      <PicturesLeftLater />
      {lines && <Drafts drafts={drafts} now={now} />}
      <PapersOutLater />
      {lines && (
        <section class="sheet">
          <div class="sheet__head row">
            <h2>{t.desk.latest}</h2>
            {finished.length > LATEST && <a href="/records">{t.desk.all}</a>}
          </div>
          {finished.length === 0 ? (
            <EmptyState title={t.desk.firstDay} more={t.desk.firstDayMore} />
          ) : (
            <ul class="lines">
              {finished.slice(0, LATEST).map((line) => (
                <RecordLineItem key={line.record} line={line} masked now={now} />
              ))}
            </ul>
          )}
        </section>
      )}
    </div>
  );
}

/** Today's three numbers; each leads to the list behind it. */
function Figures({ finished, now }: { finished: RecordLine[] | null; now: number }) {
  const { t, outbox } = useDesk();
  const today = dayInThailand(now);
  const { unsent, toMend } = outbox.value;
  const made = (finished ?? []).filter((line) => dayInThailand(line.keptAt) === today).length;
  const counted = countedIn(t.desk.todayCount(made));
  const isMine = finished?.some(({ state }) => state.tag === 'fix') ?? false;
  return (
    <div class="figures">
      <Figure
        label={t.desk.today}
        unit={counted.unit}
        // Not known yet is not none.
        number={finished ? counted.number : '–'}
        href="/records"
      />
      <Figure
        label={t.tags.queued}
        {...countedIn(t.desk.recordCount(unsent))}
        href="/outbox"
        tone={unsent > 0 ? 'wait' : null}
      />
      <Figure
        label={t.tags.fix}
        {...countedIn(t.desk.recordCount(toMend))}
        // What another officer has to mend stands in no list but the device's own.
        href={isMine ? '/records?tag=fix' : '/outbox'}
        tone={toMend > 0 ? 'alert' : null}
      />
    </div>
  );
}

/** `3 รายการ` as the number and what it counts. */
function countedIn(said: string): { number: string; unit: string } {
  const [number = '', ...unit] = said.split(' ');
  return { number, unit: unit.join(' ') };
}
