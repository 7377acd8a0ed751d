import './administration.css';
import { useState } from 'preact/hooks';
import type { AuditEvent } from '#contract/audit.ts';
import { showDayAndTime } from '../../i18n/moments.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDesk } from '../desk-context.ts';
import { AdministrationPage } from './page.tsx';
import { Trouble } from './trouble.tsx';
import { type Asked, useAsked } from './use-asked.ts';
import { useWords, wordFor } from './words.ts';

/** Who did what, newest first; older ones come on demand. */
export default function AuditPage() {
  const { administration } = useDesk();
  const words = useWords();
  const { asked, again } = useAsked(() => administration.audit(null));
  const [older, setOlder] = useState<{ events: AuditEvent[]; more: boolean } | null>(null);
  const [said, setSaid] = useState<Asked<unknown> | null>(null);
  const events = asked.is === 'done' ? [...asked.value.events, ...(older?.events ?? [])] : [];
  const more = older ? older.more : asked.is === 'done' && asked.value.more;
  const onward = async () => {
    const last = events.at(-1);
    if (!last) return;
    setSaid({ is: 'asking' });
    const next = await administration.audit(last.n);
    setSaid(next);
    if (next.is !== 'done') return;
    setOlder({ events: [...(older?.events ?? []), ...next.value.events], more: next.value.more });
  };
  return (
    <AdministrationPage
      title={words.audit}
      onAgain={() => {
        setOlder(null);
        again();
      }}
    >
      <Trouble of={asked} />
      {asked.is === 'done' && events.length === 0 && <EmptyState title={words.noAudit} />}
      {events.length > 0 && (
        <ol class="sheet plain-list audit" reversed>
          {events.map((event) => (
            <Event key={event.n} event={event} />
          ))}
        </ol>
      )}
      <Trouble of={said} />
      {more && (
        <Button waiting={said?.is === 'asking'} onClick={() => void onward()}>
          {words.older}
        </Button>
      )}
    </AdministrationPage>
  );
}

function Event({ event }: { event: AuditEvent }) {
  const { t, locale } = useDesk();
  const words = useWords();
  const { n, at, officer, action, area, detail } = event;
  return (
    <li>
      <strong>{wordFor(words.auditActions, action)}</strong>
      <p class="muted">
        {[
          `#${n}`,
          showDayAndTime(at, { t, locale }),
          words.auditBy(officer ?? words.auditServer),
          area,
          detail,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}
