import { type AuditAction, auditDetails } from '#contract/audit.ts';
import type { Storage } from '../../../server/storage/port.ts';
import { readDetail } from '../../../src/features/administration/audit/read-detail.ts';

/**
 * [AU9] The same storage, which refuses what the app could not put into words: so every test of the
 * server is one of the log’s details, too.
 */
export function withSayableAudit(storage: Storage): Storage {
  return {
    ...storage,
    transact: (work, lane) =>
      storage.transact(
        (tables) =>
          work({
            ...tables,
            writeAudit(event) {
              if (!isSayable(event)) {
                throw new Error(`nobody can say “${event.detail}” of ${event.action}`);
              }
              return tables.writeAudit(event);
            },
          }),
        lane,
      ),
  };
}

export const isSayable = ({ action, detail }: { action: AuditAction; detail: string | null }) =>
  detail === null ||
  // What was looked for is whatever somebody asked for.
  auditDetails[action] === 'action' ||
  readDetail({ action, detail }).is !== 'unknown';
