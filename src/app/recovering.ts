import type { RecoveryState } from '#contract/recovery.ts';
import { askRecovery, lookAtRecovery } from '../remote/activation.ts';
import type { Session } from '../remote/session.ts';
import type { Store } from '../store/types.ts';
import type { ReadOutcome } from '../sync/ports.ts';
import type { OpenVault } from '../vault/types.ts';

/** Where the drafts stand that a forgotten passphrase locked up. */
export type Recovering =
  | { is: 'not-possible'; drafts: number }
  | { is: 'possible'; drafts: number }
  /** `approvals` is null while the centre cannot be asked. */
  | { is: 'asked'; drafts: number; approvals: number | null }
  | { is: 'approved' }
  | { is: 'recovered'; drafts: number }
  | { is: 'refused' };
export type RecoveryTrouble = { is: 'no-contact' } | { is: 'failed' };
export type RecoveryLook = Recovering | RecoveryTrouble | null;

export interface Recovery {
  /** Null when nothing is locked up. Brings the drafts back as soon as the centre has the answer. */
  look(): Promise<RecoveryLook>;
  ask(): Promise<RecoveryLook>;
}

/** Asks for the old drafts in this officer's name, and opens them once two others have approved. */
export function recoveryOf(session: Session, store: Store, vault: OpenVault): Recovery {
  const settle = async (
    drafts: number,
    answer: ReadOutcome<RecoveryState>,
  ): Promise<Recovering | RecoveryTrouble> => {
    if (answer.is !== 'read') return { is: answer.is === 'refused' ? 'failed' : 'no-contact' };
    const { state, approvals, answer: sealed } = answer.value;
    if (sealed === null) {
      if (state === 'refused') return { is: 'refused' };
      return state === 'approved' ? { is: 'approved' } : { is: 'asked', drafts, approvals };
    }
    const opened = await store.openRecovered(vault, sealed);
    if (opened === null) return { is: 'failed' };
    await store.note('recovered', vault.officer.officer);
    return { is: 'recovered', drafts: opened };
  };
  return {
    async look() {
      const here = await store.recovery(vault.officer);
      if (here.is === 'nothing-locked') return null;
      if (here.is !== 'asked') return here;
      const { drafts, id } = here;
      const found = await settle(drafts, await lookAtRecovery(session, id));
      return found.is === 'no-contact' ? { is: 'asked', drafts, approvals: null } : found;
    },
    async ask() {
      const request = await store.beginRecovery(vault);
      if (!request) return null;
      const answer = await askRecovery(session, request);
      if (answer.is === 'read') await store.recoveryAsked(vault.officer.officer, answer.value.id);
      return settle(request.drafts, answer);
    },
  };
}
