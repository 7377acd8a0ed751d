import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Board, BoardQuestion } from '#contract/board.ts';
import type { Readiness } from '#contract/devices.ts';
import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { Places } from '#thai/places/places.ts';
import type { Locale, Messages } from '../i18n/messages.ts';
import type { KeepOutcome } from '../store/draft-types.ts';
import type { EnrolledDevice, OutboxPicture, Store } from '../store/types.ts';
import type { ReadOutcome, SyncPicture } from '../sync/ports.ts';
import type { OpenVault, Vaults } from '../vault/types.ts';
import type { Administration } from './administration-door.ts';
import type { HandOver } from './hand-over-door.ts';
import type { LoadPictureParts } from './pictures-door.ts';
import type { Practice } from './practice-door.ts';

/** Why what is typed cannot be written to this device just now. */
export type SavingTrouble = Extract<KeepOutcome, { is: 'not-kept' }>['why'];

/** What every feature is handed once an officer has unlocked this device. */
export interface Desk {
  store: Store;
  device: EnrolledDevice;
  vault: OpenVault;
  vaults: Pick<Vaults, 'canPrf' | 'forgetPins'>;
  /** Id of the element that had the focus when this officer left; the page draws it again. */
  cameBackTo: string | null;
  sync: ReadonlySignal<SyncPicture>;
  outbox: ReadonlySignal<OutboxPicture>;
  /** Cuts the wait for the next try short. */
  sendNow(): void;
  /** What is sent by hand; null in a practice. */
  handOver(): Promise<HandOver | null>;
  /** Asks the centre with this officer's rights; needs a network. */
  readBoard(asked: BoardQuestion): Promise<ReadOutcome<Board>>;
  /** What this officer may do as a supervisor or administrator; each needs a network. */
  administration: Administration;
  /** Tells the centre what making ready found, as this device; false when it did not hear. */
  reportReadiness(readiness: Readiness): Promise<boolean>;
  /** Puts the app on the device's home screen, where the browser offers it. */
  install: ReadonlySignal<(() => Promise<boolean>) | null>;
  places(): Promise<Places>;
  loadPictures: LoadPictureParts;
  t: Messages;
  locale: Locale;
  /** `replace` leaves no step back in the browser's history. */
  navigate(path: string, replace?: boolean): void;
  /** The draft that is open in a form, or null; the app never updates itself over one. */
  markDirty(draft: Uuid | null): void;
  /**
   * Registers what must be written before the device is locked or handed to another window. Returns
   * the way to take it back; call that when the form goes.
   */
  saveBeforeLeaving(save: () => Promise<void>): () => void;
  /** Shows or takes away the red bar "not saving". */
  tellSaving(trouble: SavingTrouble | null): void;
  clock: { now(): UnixMs };
  /** Null at a real desk. */
  practice: Practice | null;
  beginPractice(): void;
}

export const DeskContext = createContext<Desk | null>(null);

/** @throws when no officer has unlocked the device; the frame shows no feature then. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a feature was drawn without an open desk');
  return desk;
}
