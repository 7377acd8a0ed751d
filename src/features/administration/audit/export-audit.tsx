import { useState } from 'preact/hooks';
import type { AuditEvent, AuditNamed } from '#contract/audit.ts';
import { dayInThailand } from '#thai/show-date.ts';
import { showDayAndTime } from '../../../i18n/moments.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { AuditFilter } from '../../administration-door.ts';
import { useDesk } from '../../desk-context.ts';
import { saveFile } from '../../save-file.ts';
import type { Asked } from '../../use-asked.ts';
import { auditWorkbook } from '../export/audit-sheet.ts';
import { Trouble } from '../trouble.tsx';
import { WithReason } from '../with-reason.tsx';
import { useWords } from '../words.ts';

/** Rows in one file; more is asked for by days. */
const MOST = 10_000;
/** Longest purpose the centre writes down. */
const LONGEST = 200;

/** The log as a workbook, which says itself who made it, when and what for. */
export function ExportAudit({ filter }: { filter: AuditFilter }) {
  const { administration, clock, vault, t, locale } = useDesk();
  const words = useWords();
  const [said, setSaid] = useState<Asked<{ rows: number; more: boolean }> | null>(null);
  const when = (at: number) => showDayAndTime(at, { t, locale });

  const make = async (reason: string) => {
    const purpose = reason.slice(0, LONGEST);
    setSaid({ is: 'asking' });
    // Written down before the file is made.
    const noted = await administration.auditExported(purpose);
    if (noted.is !== 'done') return setSaid(noted);
    const events: AuditEvent[] = [];
    const names = new Map<string, AuditNamed>();
    let more = true;
    while (more && events.length < MOST) {
      const page = await administration.audit(filter, events.at(-1)?.n);
      if (page.is !== 'done') return setSaid(page);
      events.push(...page.value.events);
      for (const named of page.value.named ?? []) names.set(named.id, named);
      more = page.value.more && page.value.events.length > 0;
    }
    const { name, officer } = vault.officer;
    const now = clock.now();
    const about = [
      words.audit,
      words.exportedBy(`${name} ${officer}`, when(now)),
      words.exportedFor(purpose),
    ];
    const blob = await auditWorkbook(events, names, about, { words, t, locale });
    saveFile(blob, `${words.audit} ${dayInThailand(now)}.xlsx`);
    setSaid({ is: 'done', value: { rows: events.length, more } });
  };
  return (
    <>
      <WithReason word={words.export} onReason={make}>
        <p>{words.exportWhy}</p>
      </WithReason>
      <Trouble of={said} />
      {said?.is === 'done' && (
        <Notice tone={said.value.more ? 'wait' : 'good'}>
          {said.value.more ? words.exportedPart(said.value.rows) : words.exported(said.value.rows)}
        </Notice>
      )}
    </>
  );
}
