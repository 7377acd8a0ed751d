import { v7 as uuid } from 'uuid';
import type { UnixMs } from '#contract/primitives.ts';
import type { RecoveryRequest, RecoveryState } from '#contract/recovery.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Actor } from '../people/authorize.ts';
import type { StoredRecovery } from '../storage/recovery-tables.ts';
import type { Tables } from '../storage/tables.ts';

/**
 * [DV10] An officer who was activated anew asks for the drafts key that the forgotten passphrase
 * locks up. Null when the slot is sealed to no drafts-recovery key of this server. Call it inside a
 * transaction.
 */
export async function askRecovery(
  { esc, to, drafts }: RecoveryRequest,
  actor: Actor,
  { list }: Pick<Keyring, 'list'>,
  tables: Tables,
  at: UnixMs,
): Promise<RecoveryState | null> {
  const listed = list.keys.some(({ use, kid }) => use === 'drafts-recovery' && kid === esc.kid);
  if (!listed) return null;
  const { officer, device, unit } = actor;
  const officers = await tables.findOfficers(device);
  const name = officers.find(({ id }) => id === actor.certificate)?.name ?? officer;
  const recovery: Omit<StoredRecovery, 'deviceLabel'> = {
    id: uuid(),
    ...{ officer, name, device, unit, esc, to, drafts, at },
    approvedBy: [],
    progress: { state: 'asked' },
  };
  await tables.addRecovery(recovery);
  const { id } = recovery;
  const action = 'recovery-asked';
  await tables.writeAudit({ at, officer, device, action, target: id, area: unit, detail: null });
  return stateOf(recovery);
}

/** What the asker may know of it. */
export const stateOf = ({
  id,
  approvedBy,
  progress,
}: Omit<StoredRecovery, 'deviceLabel'>): RecoveryState => ({
  id,
  state: progress.state,
  approvals: approvedBy.length,
  answer: progress.state === 'answered' ? progress.answer : null,
});
