import type { ServerId, UnixMs } from '#contract/primitives.ts';
import type { StoredRecovery } from '../storage/recovery-tables.ts';
import type { Tables } from '../storage/tables.ts';
import { type DraftsRecoveryKey, resealEsc } from './esc.ts';

/**
 * [DV12] Answers a recovery that two people approved, when its slot is sealed to one of `keys`; else it
 * waits for whoever holds the key. Call it inside a transaction.
 */
export async function answerRecovery(
  recovery: StoredRecovery,
  keys: readonly DraftsRecoveryKey[],
  server: ServerId,
  tables: Tables,
  at: UnixMs,
): Promise<StoredRecovery['progress']> {
  const key = keys.find(({ kid }) => kid === recovery.esc.kid);
  if (!key) return recovery.progress;
  const answer = await resealEsc({ server, ...recovery }, key);
  const progress: StoredRecovery['progress'] = answer
    ? { state: 'answered', answer }
    : { state: 'refused' };
  await tables.saveProgress(recovery.id, progress);
  await tables.writeAudit({
    at,
    officer: null,
    device: recovery.device,
    action: answer ? 'recovery-answered' : 'recovery-refused',
    target: recovery.id,
    area: recovery.unit,
    detail: answer ? null : 'does-not-open',
  });
  return progress;
}
