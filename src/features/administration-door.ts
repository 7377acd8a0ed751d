import type { AuditPage } from '#contract/audit.ts';
import type {
  DeviceAct,
  DeviceActAnswer,
  DeviceCode,
  DeviceList,
  HoldList,
} from '#contract/devices.ts';
import type {
  ActivationSlip,
  DecisionsAnswer,
  PersonList,
  RosterAnswer,
  RosterRow,
  UnitList,
  UnitRequest,
} from '#contract/people.ts';
import type { Sha256, UnitCode, Uuid } from '#contract/primitives.ts';
import type { RecoveryList } from '#contract/recovery.ts';
import type { Unit } from '#contract/units.ts';

/** What came of asking the centre; `refused` with the code of its reason. */
export type Said<T> =
  | { is: 'done'; value: T }
  | { is: 'refused'; code: string }
  | { is: 'not-reached' };

/** Everything a supervisor or an administrator asks of the centre; each needs a network. */
export interface Administration {
  people(): Promise<Said<PersonList>>;
  propose(rows: RosterRow[]): Promise<Said<RosterAnswer>>;
  decide(people: Uuid[], approve: boolean): Promise<Said<DecisionsAnswer>>;
  issueSlip(person: Uuid): Promise<Said<ActivationSlip>>;
  confirmKey(certificate: Uuid, fingerprint: string): Promise<Said<null>>;
  suspendPerson(person: Uuid, reason: string): Promise<Said<null>>;
  restorePerson(person: Uuid, reason: string): Promise<Said<null>>;
  units(): Promise<Said<UnitList>>;
  makeUnit(unit: UnitRequest): Promise<Said<Unit>>;
  devices(): Promise<Said<DeviceList>>;
  deviceCode(unit: UnitCode, label: string, replaces: Uuid | null): Promise<Said<DeviceCode>>;
  actOnDevice(device: Uuid, act: DeviceAct): Promise<Said<DeviceActAnswer>>;
  holds(): Promise<Said<HoldList>>;
  release(hashes: Sha256[], reason: string): Promise<Said<{ released: number }>>;
  recoveries(): Promise<Said<RecoveryList>>;
  decideRecovery(id: Uuid, approve: boolean): Promise<Said<null>>;
  audit(before: number | null): Promise<Said<AuditPage>>;
}
