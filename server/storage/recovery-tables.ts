import type { PublicJwk, UnixMs, Uuid } from '#contract/primitives.ts';
import type { EscSlot, HpkeSealed } from '#contract/recovery.ts';
import type { Scope } from '../people/authorize.ts';

/** Somebody's locked-up drafts key, and how far it has come. `answer` opens for the asker only. */
export interface StoredRecovery {
  id: Uuid;
  officer: string;
  name: string;
  device: Uuid;
  deviceLabel: string;
  unit: string;
  esc: EscSlot;
  to: PublicJwk;
  drafts: number;
  at: UnixMs;
  approvedBy: string[];
  progress: RecoveryProgress;
}

export type RecoveryProgress =
  | { state: 'asked' | 'approved' | 'refused' }
  | { state: 'answered'; answer: HpkeSealed };

export interface RecoveryTables {
  /** Takes the place of what this officer asked before on this device and was not decided. */
  addRecovery(recovery: Omit<StoredRecovery, 'deviceLabel'>): Promise<void>;
  /** For the asker's own eyes: null unless this officer asked it on this device. */
  recoveryOf(id: Uuid, asker: { officer: string; device: Uuid }): Promise<StoredRecovery | null>;
  /** Newest first. */
  recoveriesIn(scope: Scope): Promise<StoredRecovery[]>;
  recoveryIn(scope: Scope, id: Uuid): Promise<StoredRecovery | null>;
  approveRecovery(scope: Scope, id: Uuid, by: string, at: UnixMs): Promise<void>;
  saveProgress(id: Uuid, progress: RecoveryProgress): Promise<void>;
  /** For whoever holds the offline key. */
  approvedRecoveries(): Promise<StoredRecovery[]>;
}
