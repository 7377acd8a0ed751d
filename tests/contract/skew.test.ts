import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { samples } from './samples.ts';
import { schemas } from './schemas.ts';

/** What a build of next year may say besides. */
const NEWER = { saysMore: { of: ['next year'] } };

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same message with something more in the object at each place, one place at a time. */
function* withMore(message: unknown): Generator<unknown> {
  if (Array.isArray(message)) {
    for (const [i, item] of message.entries())
      for (const more of withMore(item)) yield message.with(i, more);
  } else if (isPlain(message)) {
    yield { ...message, ...NEWER };
    for (const [name, value] of Object.entries(message))
      for (const more of withMore(value)) yield { ...message, [name]: more };
  }
}

const accepts = (schema: z.core.$ZodType, message: unknown) => z.safeParse(schema, message).success;

/** The right samples of a schema, as they cross the wire. */
const samplesOf = (name: string): unknown[] =>
  (samples[name]?.right ?? []).map((message) => JSON.parse(JSON.stringify(message)));

const refusesMore = (name: string, schema: z.core.$ZodType): boolean =>
  samplesOf(name).some((message) => [...withMore(message)].some((more) => !accepts(schema, more)));

/**
 * What a person said or asked is understood wholly or not at all. Of acts that means: the centre keeps
 * the envelope and holds it until it is newer itself [I3]; nothing of it is dropped. Of the rest: whoever
 * asked hears that it was not understood, and nothing is sent or lost by it.
 */
const wholeOrNotAtAll = {
  acts: [
    ...['Address', 'AmendOp', 'Applicant', 'AttachOp', 'Change', 'Confirmation', 'Consents'],
    ...[
      'ContactPerson',
      'Creditor',
      'Debt',
      'Debtor',
      'FormalDebt',
      'Help',
      'Instalment',
      'Intake',
    ],
    ...['NamedBlob', 'NationalId', 'Occupation', 'Op', 'Rate', 'RegisterOp', 'Registration'],
    ...['SafeContact', 'Signature', 'Subdistrict', 'UnlistedPlace', 'VoidOp'],
  ],
  asked: [
    ...['AuditQuestion', 'CommandAck', 'Decisions', 'DeclineRequest', 'DeviceAct'],
    ...['DeviceAuditBody', 'DeviceCodeRequest', 'DutiesDecision', 'DutiesRequest', 'Readiness'],
    ...['RecoveryDecision', 'RecoveryRequest', 'ReleaseRequest', 'Roster', 'RosterRow'],
    ...['SuspendRequest', 'UnitRequest'],
  ],
  /** Answers to somebody who looks, in which one of the above stands. */
  read: ['AuditExport', 'DeviceEntry', 'DeviceList', 'RecordReading', 'TwinReading'],
};

describe('[S7] [A5] a build that is older than the other end', () => {
  it.each([
    ...['Manifest', 'DeviceStatus', 'PushAnswer', 'ReceiptList', 'Receipt', 'LedgerState'],
    ...['MailboxAnswer', 'MailboxPage', 'Watermark', 'KeyList', 'ServerKey', 'EnvelopeHeader'],
    ...['DeviceCertificate', 'OfficerCertificate', 'PictureClaim', 'PictureReceipt', 'Problem'],
  ])('sends and is answered although %s says more, wherever that stands', (name) => {
    const schema = schemas.get(name);
    const all = samplesOf(name).flatMap((message) => [...withMore(message)]);
    expect(all.length).toBeGreaterThan(0);
    for (const more of all) {
      const isRead = schema !== undefined && accepts(schema, more);
      expect(isRead, JSON.stringify(more)).toBe(true);
    }
  });

  it('refuses more only where a person’s word must be understood wholly', () => {
    const found = [...schemas].filter(([name, schema]) => refusesMore(name, schema));
    const known = Object.values(wholeOrNotAtAll).flat().sort();
    expect(found.map(([name]) => name).sort()).toEqual(known);
  });
});
