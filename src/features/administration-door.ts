import type { AuditPage, AuditQuestion, ReadPurpose } from '#contract/audit.ts';
import type { Role } from '#contract/certificates.ts';
import type { ClosingReading } from '#contract/closing.ts';
import type {
  DeviceAct,
  DeviceActAnswer,
  DeviceCode,
  DeviceList,
  HoldList,
} from '#contract/devices.ts';
import type { IdKnown, TwinDecision, TwinList, TwinReading } from '#contract/duplicates.ts';
import type {
  ActivationSlip,
  DecisionsAnswer,
  PersonList,
  RosterAnswer,
  RosterRow,
  ScopeCode,
  UnitList,
  UnitRequest,
} from '#contract/people.ts';
import type { Jws, ReferenceNumber, Sha256, UnitCode, UnixMs, Uuid } from '#contract/primitives.ts';
import type {
  ProposalDecision,
  ProposalList,
  ProposalReading,
  ProposalRequest,
} from '#contract/proposals.ts';
import type { RecordMatches, RecordReading } from '#contract/record.ts';
import type { RecoveryList } from '#contract/recovery.ts';
import type { Unit } from '#contract/units.ts';

/** What came of asking the centre; `refused` with the code of its reason. */
export type Said<T> =
  | { is: 'done'; value: T }
  | { is: 'refused'; code: string }
  | { is: 'not-reached' };

/** What the log is asked for, whatever the page. */
export type AuditFilter = Pick<AuditQuestion, 'action' | 'person' | 'device' | 'from' | 'to'>;

/** Everything a supervisor or an administrator asks of the centre; each needs a network. */
export interface Administration {
  people(): Promise<Said<PersonList>>;
  propose(rows: RosterRow[]): Promise<Said<RosterAnswer>>;
  /** `reason` of not approving them, for whoever proposed them. */
  decide(people: Uuid[], approve: boolean, reason?: string): Promise<Said<DecisionsAnswer>>;
  issueSlip(person: Uuid): Promise<Said<ActivationSlip>>;
  confirmKey(certificate: Uuid, fingerprint: string): Promise<Said<null>>;
  suspendPerson(person: Uuid, reason: string): Promise<Said<null>>;
  restorePerson(person: Uuid, reason: string): Promise<Said<null>>;
  /** Asks for another unit or other duties; nothing changes before another person approves. */
  askDuties(person: Uuid, unit: UnitCode, role: Role, reason: string): Promise<Said<null>>;
  /** On what was asked at `at`, as it was shown. */
  decideDuties(person: Uuid, at: UnixMs, approve: boolean): Promise<Said<null>>;
  units(): Promise<Said<UnitList>>;
  makeUnit(unit: UnitRequest): Promise<Said<Unit>>;
  devices(): Promise<Said<DeviceList>>;
  deviceCode(unit: UnitCode, label: string, replaces: Uuid | null): Promise<Said<DeviceCode>>;
  actOnDevice(device: Uuid, act: DeviceAct): Promise<Said<DeviceActAnswer>>;
  /** What waits, or what was declined, in a part of the area or in all of it; after that hash. */
  holds(
    area?: ScopeCode | null,
    declined?: boolean,
    after?: Sha256 | null,
  ): Promise<Said<HoldList>>;
  release(hashes: Sha256[], reason: string): Promise<Said<{ released: number }>>;
  decline(hashes: Sha256[], reason: string): Promise<Said<{ declined: number }>>;
  recoveries(): Promise<Said<RecoveryList>>;
  decideRecovery(id: Uuid, approve: boolean): Promise<Said<null>>;
  /** Newest first, from before a number on; times in ms, both ends included. */
  audit(filter: AuditFilter, before?: number): Promise<Said<AuditPage>>;
  /** Writes down that the log leaves as a file, and what for; before it is made. */
  auditExported(purpose: string): Promise<Said<null>>;
  /** A code that another device showed at the end of its day. */
  readClosing(code: Jws): Promise<Said<ClosingReading>>;
  /** Fields on which two people said different things, the oldest first; no values. */
  proposals(area?: ScopeCode | null): Promise<Said<ProposalList>>;
  /** The values of one; written to the audit log. */
  readProposal(asked: ProposalRequest): Promise<Said<ProposalReading>>;
  decideProposal(decision: ProposalDecision): Promise<Said<null>>;
  findRecords(ref: ReferenceNumber): Promise<Said<RecordMatches>>;
  /** Opens a full record; its purpose is written down with it. */
  readRecord(id: Uuid, purpose: ReadPurpose, note: string): Promise<Said<RecordReading>>;
  /** Opens one of its pictures; that is written down, too. */
  readPicture(
    record: Uuid,
    sha256: Sha256,
    purpose: ReadPurpose,
    note: string,
  ): Promise<Said<Uint8Array>>;
  /** Pairs of records that may be of one person, the stronger reasons first. */
  twins(area?: ScopeCode | null): Promise<Said<TwinList>>;
  /** Both in full; written to the audit log. */
  readTwins(records: [Uuid, Uuid]): Promise<Said<TwinReading>>;
  decideTwins(decision: TwinDecision): Promise<Said<null>>;
  /** What the centre knows of a national ID; whoever registers may ask. */
  lookUpId(nationalId: string): Promise<Said<IdKnown>>;
}
