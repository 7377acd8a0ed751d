import type { AuditEvent } from '#contract/audit.ts';
import { showDayAndTime } from '../../../i18n/moments.ts';
import { useDesk } from '../../desk-context.ts';
import { type AdministrationWords, useWords, wordFor } from '../words.ts';

/** One row of the log in a sentence. */
export function AuditEntry({ event }: { event: AuditEvent }) {
  const { t, locale } = useDesk();
  const words = useWords();
  const { n, at, officer, action, area } = event;
  return (
    <li>
      <strong>{wordFor(words.auditActions, action)}</strong>
      <p class="muted">
        {[
          `#${n}`,
          showDayAndTime(at, { t, locale }),
          words.auditBy(officer ?? words.auditServer),
          area,
          detailOf(event, words),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  );
}

/** The detail in words where it is a code: roles of a proposal, the purpose of a reading. */
export function detailOf({ action, detail }: AuditEvent, words: AdministrationWords): string {
  if (detail === null) return '';
  if (action === 'person-proposed' || action === 'bootstrap') {
    return detail
      .split(' ')
      .map((role) => wordFor(words.roles, role))
      .join(' + ');
  }
  if (action === 'record-read') {
    const [purpose = '', ...note] = detail.split(': ');
    return [wordFor(words.purposes, purpose), ...note].join(': ');
  }
  if (action === 'audit-read') return wordFor(words.auditActions, detail);
  return detail;
}
