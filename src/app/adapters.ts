import type { ReadonlySignal } from '@preact/signals';
import type { Readiness } from '#contract/devices.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { Places } from '#thai/places/places.ts';
import type { Administration } from '../features/administration-door.ts';
import type { Desk } from '../features/desk-context.ts';
import type { HandOver } from '../features/hand-over-door.ts';
import type { Practice } from '../features/practice-door.ts';
import type { EnrolDevice } from '../features/session/activating.ts';
import type { ActivationPorts } from '../features/session/activation.tsx';
import type { Enrol, LookAtLink } from '../features/session/enrolling.ts';
import type { EnrolledDevice, Store } from '../store/types.ts';
import type { Outbox, SyncPicture, WakeCause } from '../sync/ports.ts';
import type { OpenVault, Vaults } from '../vault/types.ts';
import type { Program } from './program.ts';
import type { Recovery } from './recovering.ts';

/** The sender as the frame sees it. */
export interface Sending {
  picture: ReadonlySignal<SyncPicture>;
  wake(cause: WakeCause): void;
  /** What is sent by hand; null where nothing leaves, as in a practice. */
  handOver(): Promise<HandOver | null>;
  stop(): void;
}

/** Everything outside of the screens; `main.tsx` knows who does it. */
export interface Adapters {
  clock: { now(): UnixMs };
  version: string;
  vaults: Vaults;
  /** @throws when this window cannot keep data at all. */
  openStore(): Promise<{ store: Store; outbox: Outbox }>;
  lookAtLink: LookAtLink;
  enrolWith(store: Store): Enrol;
  enrolDeviceWith(store: Store): EnrolDevice;
  recoveryFor(store: Store, device: EnrolledDevice, vault: OpenVault): Recovery;
  activationAt(store: Store, device: EnrolledDevice): ActivationPorts;
  startSending(store: Store, outbox: Outbox, device: EnrolledDevice): Sending;
  boardFor(device: EnrolledDevice, vault: OpenVault): Desk['readBoard'];
  administrationFor(device: EnrolledDevice, vault: OpenVault): Administration;
  reportReadiness(device: EnrolledDevice, readiness: Readiness): Promise<boolean>;
  places(): Promise<Places>;
  program: Program;
  /** Asks the centre once whether it is there. */
  testLine(device: EnrolledDevice): Promise<SyncPicture['link']>;
  /** Null at a real desk. */
  practice: (Practice & { passphrase: string }) | null;
  /** Saves nothing by itself; the page is opened anew, on invented ground. */
  beginPractice(): void;
}
