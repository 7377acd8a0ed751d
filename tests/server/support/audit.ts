import { AuditPage, type AuditQuestion } from '#contract/audit.ts';
import { askAs, type Desk } from './desk.ts';

/** What the log tells `by` of what is asked. */
export async function auditOf(by: Desk, asked: AuditQuestion = {}): Promise<AuditPage> {
  const answer = await askAs(by, 'officer', '/audit/readings', asked);
  return AuditPage.parse(await answer.json());
}
