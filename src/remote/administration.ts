import * as z from 'zod/mini';
import { AuditPage, type AuditQuestion, type ReadPurpose } from '#contract/audit.ts';
import type { Role } from '#contract/certificates.ts';
import { ClosingReading, type ClosingRequest } from '#contract/closing.ts';
import {
  DeclineAnswer,
  type DeviceAct,
  DeviceActAnswer,
  DeviceCode,
  DeviceList,
  HoldList,
  ReleaseAnswer,
} from '#contract/devices.ts';
import {
  IdKnown,
  type IdLookup,
  type TwinDecision,
  TwinList,
  TwinReading,
  type TwinReadingRequest,
} from '#contract/duplicates.ts';
import {
  ActivationSlip,
  DecisionsAnswer,
  type DutiesDecision,
  type DutiesRequest,
  PersonList,
  RosterAnswer,
  type RosterRow,
  type ScopeCode,
  UnitList,
  type UnitRequest,
} from '#contract/people.ts';
import type { Jws, ReferenceNumber, Sha256, UnitCode, UnixMs, Uuid } from '#contract/primitives.ts';
import {
  type ProposalDecision,
  ProposalList,
  ProposalReading,
  type ProposalRequest,
} from '#contract/proposals.ts';
import {
  PictureReading,
  type ReadingRequest,
  RecordMatches,
  RecordReading,
} from '#contract/record.ts';
import { RecoveryList } from '#contract/recovery.ts';
import { Unit } from '#contract/units.ts';
import type { Session } from './session.ts';

const Nothing = z.pipe(
  z.unknown(),
  z.transform(() => null),
);

/** What supervisors and administrators ask of the centre, as the officer of this session. */
export function administrationOf(officer: Session) {
  const ask = async <T extends z.core.$ZodType>(path: string, schema: T, json?: unknown) => {
    const reply = await officer.ask(path, json);
    if (reply.is === 'declined' && reply.code !== null) {
      return { is: 'refused' as const, code: reply.code };
    }
    if (reply.is === 'refused') return { is: 'refused' as const, code: reply.code };
    if (reply.is !== 'answered') return { is: 'not-reached' as const };
    const read = z.safeParse(schema, reply.json);
    return read.success
      ? { is: 'done' as const, value: read.data }
      : { is: 'not-reached' as const };
  };
  return {
    people: () => ask('people', PersonList),
    propose: (rows: RosterRow[]) => ask('people', RosterAnswer, { rows }),
    decide: (people: Uuid[], approve: boolean, reason?: string) =>
      ask('people/decisions', DecisionsAnswer, { people, approve, ...(reason && { reason }) }),
    issueSlip: (person: Uuid) => ask(`people/${person}/slip`, ActivationSlip, {}),
    confirmKey: (certificate: Uuid, fingerprint: string) =>
      ask(`activations/${certificate}/confirm`, Nothing, { fingerprint }),
    suspendPerson: (person: Uuid, reason: string) =>
      ask(`people/${person}/suspend`, Nothing, { reason }),
    restorePerson: (person: Uuid, reason: string) =>
      ask(`people/${person}/restore`, Nothing, { reason }),
    askDuties: (person: Uuid, unit: UnitCode, role: Role, reason: string) =>
      ask(`people/${person}/duties`, Nothing, { unit, role, reason } satisfies DutiesRequest),
    decideDuties: (person: Uuid, at: UnixMs, approve: boolean) =>
      ask(`people/${person}/duties/decision`, Nothing, { at, approve } satisfies DutiesDecision),
    units: () => ask('units', UnitList),
    makeUnit: (unit: UnitRequest) => ask('units', Unit, unit),
    devices: () => ask('devices', DeviceList),
    deviceCode: (unit: UnitCode, label: string, replaces: Uuid | null) =>
      ask('devices/codes', DeviceCode, { unit, label, replaces }),
    actOnDevice: (device: Uuid, act: DeviceAct) =>
      ask(`devices/${device}/commands`, DeviceActAnswer, act),
    holds: (area: ScopeCode | null = null, declined = false, after: Sha256 | null = null) =>
      ask(withQuery('holds', { area, declined: declined ? 'yes' : null, after }), HoldList),
    release: (hashes: Sha256[], reason: string) =>
      ask('holds/release', ReleaseAnswer, { hashes, reason }),
    decline: (hashes: Sha256[], reason: string) =>
      ask('holds/decline', DeclineAnswer, { hashes, reason }),
    recoveries: () => ask('recoveries', RecoveryList),
    decideRecovery: (id: Uuid, approve: boolean) =>
      ask(`recoveries/${id}/decision`, Nothing, { approve }),
    audit: (asked: Omit<AuditQuestion, 'before'>, before?: number) =>
      ask('audit/readings', AuditPage, {
        ...asked,
        ...(before !== undefined && { before }),
      } satisfies AuditQuestion),
    auditExported: (purpose: string) => ask('audit/exported', Nothing, { purpose }),
    twins: (area: ScopeCode | null = null) => ask(withQuery('duplicates', { area }), TwinList),
    readTwins: (records: [Uuid, Uuid]) =>
      ask('duplicates/readings', TwinReading, { records } satisfies TwinReadingRequest),
    decideTwins: (decision: TwinDecision) => ask('duplicates/decisions', Nothing, decision),
    lookUpId: (nationalId: string) =>
      ask('duplicates/lookups', IdKnown, { nationalId } satisfies IdLookup),
    readClosing: (code: Jws) =>
      ask('closings/readings', ClosingReading, { code } satisfies ClosingRequest),
    proposals: (area: ScopeCode | null = null) =>
      ask(withQuery('proposals', { area }), ProposalList),
    readProposal: (asked: ProposalRequest) => ask('proposals/readings', ProposalReading, asked),
    decideProposal: (decision: ProposalDecision) => ask('proposals/decisions', Nothing, decision),
    findRecords: (ref: ReferenceNumber) => ask(withQuery('records', { ref }), RecordMatches),
    readRecord: (id: Uuid, purpose: ReadPurpose, note: string) =>
      ask(`records/${id}/readings`, RecordReading, {
        purpose,
        ...(note && { note }),
      } satisfies ReadingRequest),
    async readPicture(record: Uuid, sha256: Sha256, purpose: ReadPurpose, note: string) {
      const path = `records/${record}/pictures/${sha256}/readings`;
      const asked: ReadingRequest = { purpose, ...(note && { note }) };
      const said = await ask(path, PictureReading, asked);
      return said.is === 'done' ? { ...said, value: bytesIn(said.value) } : said;
    },
  };
}

/** A picture as it was before base64url took it over the line. */
function bytesIn({ bytes }: PictureReading): Uint8Array {
  const signs = atob(bytes.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}

/** What is null is not asked. */
function withQuery(path: string, asked: Readonly<Record<string, string | number | null>>): string {
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, `${value}`]])),
  ).toString();
  return query === '' ? path : `${path}?${query}`;
}
