import '../administration.css';
import { useEffect, useState } from 'preact/hooks';
import type { AuditEvent } from '#contract/audit.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useDesk } from '../../desk-context.ts';
import { isOffered } from '../may.ts';
import { AdministrationPage } from '../page.tsx';
import { Trouble } from '../trouble.tsx';
import type { Asked } from '../use-asked.ts';
import { useWords } from '../words.ts';
import { AuditEntry } from './entry.tsx';
import { ExportAudit } from './export-audit.tsx';
import type { AuditFilter } from './filter.ts';
import { FilterForm } from './filter-form.tsx';

interface Shown {
  events: AuditEvent[];
  more: boolean;
}

const everything: AuditFilter = { action: null, officer: null, from: null, to: null };

/** Who did what, newest first; older ones come on demand. */
export default function AuditPage() {
  const { administration, vault } = useDesk();
  const words = useWords();
  const [filter, setFilter] = useState(everything);
  const [shown, setShown] = useState<Shown | null>(null);
  const [said, setSaid] = useState<Asked<unknown>>({ is: 'asking' });

  const ask = async (wanted: AuditFilter, after: Shown | null) => {
    setSaid({ is: 'asking' });
    const next = await administration.audit(wanted, after?.events.at(-1)?.n ?? null);
    setSaid(next);
    if (next.is !== 'done') return;
    const { events, more } = next.value;
    setShown({ events: [...(after?.events ?? []), ...events], more });
  };
  useEffect(() => void ask(filter, null), [filter]);

  return (
    <AdministrationPage title={words.audit} onAgain={() => void ask(filter, null)}>
      <FilterForm onFilter={setFilter} />
      {isOffered('exportAudit', vault.officer.roles) && <ExportAudit filter={filter} />}
      {shown?.events.length === 0 && <EmptyState title={words.noAudit} />}
      {shown && shown.events.length > 0 && (
        <section class="sheet">
          <ol class="plain-list audit">
            {shown.events.map((event) => (
              <AuditEntry key={event.n} event={event} />
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
