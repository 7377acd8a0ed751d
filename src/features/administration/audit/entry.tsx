import type { AuditEvent } from '#contract/audit.ts';
import { useDesk } from '../../desk-context.ts';
import { useWords } from '../words.ts';
import { type Names, sayEvent } from './say-event.ts';

/** One row of the log: what was done to whom, by whom, from where, and when. */
export function AuditEntry({ event, names }: { event: AuditEvent; names: Names }) {
  const { t, locale } = useDesk();
  const words = useWords();
  const said = sayEvent(event, names, { words, t, locale });
  const facts = [
    [words.auditTarget, said.target],
    [words.auditDetail, said.detail],
    [words.auditWho, said.by],
    [words.auditFromDevice, said.from],
    [words.auditArea, said.area],
  ].filter(([, value]) => value !== '');
  return (
    <li tabIndex={-1}>
      <p class="audit__head">
        <strong>{said.action}</strong>
        <span class="muted">
          {said.at} · {words.auditNumber(event.n)}
        </span>
      </p>
      <dl class="audit__facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
