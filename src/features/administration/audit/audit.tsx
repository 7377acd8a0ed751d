import '../administration.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AuditEvent } from '#contract/audit.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { AuditFilter } from '../../administration-door.ts';
import { useDesk } from '../../desk-context.ts';
import type { Asked } from '../../use-asked.ts';
import { isOffered } from '../may.ts';
import { AdministrationPage } from '../page.tsx';
import { Trouble } from '../trouble.tsx';
import { useWords } from '../words.ts';
import { AuditEntry } from './entry.tsx';
import { ExportAudit } from './export-audit.tsx';
import { FilterForm } from './filter-form.tsx';
import type { Names } from './say-event.ts';

interface Shown {
  events: AuditEvent[];
  names: Names;
  more: boolean;
  /** Where the newest asked for begin: the focus goes there when older ones come. */
  from: number;
}

const everything: AuditFilter = {};

/** Who did what to whom, newest first; older ones come on demand. */
export default function AuditPage() {
  const { administration, vault } = useDesk();
  const words = useWords();
  const [filter, setFilter] = useState(everything);
  const [shown, setShown] = useState<Shown | null>(null);
  const [said, setSaid] = useState<Asked<unknown>>({ is: 'asking' });
  const list = useRef<HTMLOListElement>(null);

  const ask = async (wanted: AuditFilter, after: Shown | null) => {
    setSaid({ is: 'asking' });
    const next = await administration.audit(wanted, after?.events.at(-1)?.n);
    setSaid(next);
    if (next.is !== 'done') return;
    const { events, more, named = [] } = next.value;
    setShown({
      events: [...(after?.events ?? []), ...events],
      names: new Map([...(after?.names ?? []), ...named.map((one) => [one.id, one] as const)]),
      more,
      from: after?.events.length ?? 0,
    });
  };
  useEffect(() => void ask(filter, null), [filter]);
  useEffect(() => {
    const first = shown && shown.from > 0 ? list.current?.children[shown.from] : null;
    if (first instanceof HTMLElement) first.focus();
  }, [shown]);

  return (
    <AdministrationPage title={words.audit} onAgain={() => void ask(filter, null)}>
      <FilterForm onFilter={setFilter} />
      {isOffered('exportAudit', vault.officer.roles) && <ExportAudit filter={filter} />}
      {shown?.events.length === 0 && <EmptyState title={words.noAudit} />}
      <p role="status" class="muted">
        {shown && shown.events.length > 0 && words.auditFound(shown.events.length, shown.more)}
      </p>
      {shown && shown.events.length > 0 && (
        <section class="sheet">
          <ol ref={list} class="plain-list audit">
            {shown.events.map((event) => (
              <AuditEntry key={event.n} event={event} names={shown.names} />
            ))}
          </ol>
        </section>
      )}
      <Trouble of={said} />
      {shown?.more && (
        <Button waiting={said.is === 'asking'} onClick={() => void ask(filter, shown)}>
          {words.older}
        </Button>
      )}
    </AdministrationPage>
  );
}
