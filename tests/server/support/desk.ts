import { decodeJwt } from 'jose';
import { v7 as uuid } from 'uuid';
import { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import { EnrolmentAnswer } from '#contract/enrolment.ts';
import type { EnvelopeHeader } from '#contract/envelope.ts';
import { MailboxAnswer, type MailboxItem, MailboxPage, readEntry } from '#contract/mailbox.ts';
import type { Jws, Sha256, Uuid } from '#contract/primitives.ts';
import { layPush, type Manifest, PUSH_TYPE, PushAnswer, ReceiptList } from '#contract/push.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { Challenge, PROOF_HEADER, type RequestProof, TokenAnswer } from '#contract/session.ts';
import { statementTypes } from '#contract/statements.ts';
import { nationalIdCheckDigit } from '#thai/national-id.ts';
import { makeReference } from '#thai/reference-number.ts';
import { hashOf, utf8 } from '../../../src/vault/bytes.ts';
import { sealEnvelope } from '../../../src/vault/envelope.ts';
import { recipientsIn, verifyListed } from '../../../src/vault/key-list.ts';
import { makeSigningPair, publicJwkOf } from '../../../src/vault/signing.ts';
import { signStatement } from '../../../src/vault/statements.ts';
import type { OpToSeal, SealedEnvelope } from '../../../src/vault/types.ts';
import { malee } from '../../contract/people.ts';
import type { House } from './house.ts';

export interface Sealed extends SealedEnvelope {
  header: EnvelopeHeader;
  id: Uuid;
  record: Uuid;
}

/** What a test may say otherwise when a desk seals. */
export interface SealChanges {
  header?: Partial<EnvelopeHeader>;
  op?: Partial<OpToSeal> | ((op: OpToSeal) => OpToSeal);
  registration?: (registration: Registration) => Registration;
  officerKey?: CryptoKey;
}

export interface Desk {
  id: Uuid;
  epoch: Uuid;
  certificate: DeviceCertificate;
  officer: OfficerCertificate;
  /** JWS of the device's and the officer's certificates. */
  papers: { device: Jws; officer: Jws };
  pair: CryptoKeyPair;
  officerPair: CryptoKeyPair;
  server: House;
  /** The last answer's m; the next manifest has one more. */
  m: number;
  head: { seq: number; hash: Sha256 } | null;
}

/** Asks for enrolment with fresh keys, or with those given. */
export async function askEnrolment(
  server: House,
  code: string,
  keys: { id: Uuid; pair: CryptoKeyPair; officerPair: CryptoKeyPair },
  more: {
    unit?: string;
    name?: string;
    aud?: string;
    officerKey?: CryptoKey;
    /** The device that the officer's key was proven for. */
    provenFor?: Uuid;
  } = {},
): Promise<Response> {
  const aud = more.aud ?? server.keyring.server;
  const jwk = await publicJwkOf(keys.officerPair.publicKey);
  const proof = await signStatement(
    statementTypes.officerProof,
    { v: 1, aud, device: more.provenFor ?? keys.id, jwk },
    more.officerKey ?? keys.officerPair.privateKey,
    { jwk },
  );
  const request = await signStatement(
    statementTypes.enrolment,
    {
      v: 1,
      aud,
      code,
      device: { id: keys.id, label: 'โน้ตบุ๊กโต๊ะ 1' },
      unit: more.unit ?? '8001',
      officer: { name: more.name ?? 'สมชาย เจ้าหน้าที่', proof },
    },
    keys.pair.privateKey,
    { jwk: await publicJwkOf(keys.pair.publicKey) },
  );
  return server.ask('/api/v1/enrolment', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ request }),
  });
}

export const freshKeys = async () => ({
  id: uuid(),
  pair: await makeSigningPair(),
  officerPair: await makeSigningPair(),
});

/** A desk that was enrolled with a new one-time code. */
export async function openDesk(server: House, unit = '8001', firstRun = false): Promise<Desk> {
  const keys = await freshKeys();
  const answer = await askEnrolment(server, await server.issueCode(firstRun), keys, { unit });
  if (!answer.ok) throw new Error(await answer.text());
  const { device, officer } = EnrolmentAnswer.parse(await answer.json());
  return {
    ...keys,
    epoch: uuid(),
    certificate: DeviceCertificate.parse(decodeJwt(device)),
    officer: OfficerCertificate.parse(decodeJwt(officer)),
    papers: { device, officer },
    server,
    m: 0,
    head: null,
  };
}

/** Cards that a reader read, each another one, so that nobody is taken for somebody else. */
let cards = 0;
function nextCard() {
  cards += 1;
  const first12 = `90001${String(cards).padStart(7, '0')}`;
  return { value: first12 + nationalIdCheckDigit(first12), seen: 'chip' as const };
}

/** Seals the desk's next act: a registration of another Malee each time, unless told otherwise. */
export async function seal(desk: Desk, changes: SealChanges = {}): Promise<Sealed> {
  const seq = (desk.head?.seq ?? 0) + 1;
  const { area, dd, from } = desk.certificate.numbers;
  const at = desk.server.clock.now();
  const header: EnvelopeHeader = {
    v: 1,
    id: uuid(),
    record: uuid(),
    kind: 'register',
    unit: desk.certificate.unit,
    device: desk.id,
    epoch: desk.epoch,
    seq,
    prev: desk.head?.hash ?? null,
    form: 1,
    made: at,
    clock: null,
    blobs: [],
    ...changes.header,
  };
  const registration: Registration = {
    ...malee,
    debtor: { ...malee.debtor, nationalId: nextCard() },
    intake: {
      ...malee.intake,
      ref: makeReference({ area, dd, number: from + seq - 1 }),
      unit: desk.certificate.unit,
      officer: desk.officer.officer,
      device: desk.id,
    },
  };
  const register: OpToSeal = {
    v: 1,
    kind: 'register',
    id: header.id,
    record: header.record,
    at,
    base: [],
    shown: { notice: 'n'.repeat(43), form: 'f'.repeat(43) },
    registration: changes.registration?.(registration) ?? registration,
  };
  const { op = {} } = changes;
  const sealed = await sealEnvelope(
    {
      header,
      // Tests say what cannot be said by the types, too.
      op: typeof op === 'function' ? op(register) : ({ ...register, ...op } as OpToSeal),
      server: desk.server.keyring.server,
      recipients: recipientsIn(desk.server.keyring.list),
      deviceKey: {
        publicJwk: await publicJwkOf(desk.pair.publicKey),
        privateJwk: await crypto.subtle.exportKey('jwk', desk.pair.privateKey),
      },
    },
    changes.officerKey ?? desk.officerPair.privateKey,
    desk.officer.id,
  );
  if (header.epoch === desk.epoch && header.seq >= seq) desk.head = { seq, hash: sealed.hash };
  return { ...sealed, header, id: header.id, record: header.record };
}

/** An act on a record that is there: `kind` and its members replace the registration. */
export const act = (desk: Desk, record: Uuid, op: Record<string, unknown>): Promise<Sealed> => {
  const id = uuid();
  const kind = String(op.kind);
  return seal(desk, {
    header: { id, record, kind },
    op: ({ v, at, shown }) =>
      ({ v, at, shown, base: [], ...op, id, record }) as unknown as OpToSeal,
  });
};

export interface PushChanges {
  manifest?: Partial<Manifest>;
  /** Signs the manifest instead of the device's key. */
  key?: CryptoKey;
  path?: string;
}

/** The body of a push as the desk would send it. */
export async function pushBody(
  desk: Desk,
  parts: readonly Uint8Array[],
  changes: PushChanges = {},
): Promise<Uint8Array<ArrayBuffer>> {
  desk.m += 1;
  const manifest: Manifest = {
    v: 1,
    aud: desk.server.keyring.server,
    device: desk.id,
    epoch: desk.epoch,
    m: desk.m,
    at: desk.server.clock.now(),
    head: desk.head,
    hashes: await Promise.all(parts.map(hashOf)),
    status: {
      highestSeq: desk.head?.seq ?? 0,
      unsent: parts.length,
      unsentBytes: 0,
      oldestUnsent: null,
      toMend: 0,
      picturesLeft: 0,
      app: '0.1.0',
      storage: null,
      persisted: true,
      clockOffset: null,
    },
    certificates: [desk.papers.device, desk.papers.officer],
    ...changes.manifest,
  };
  const key = changes.key ?? desk.pair.privateKey;
  const jws = await signStatement(statementTypes.manifest, manifest, key, { kid: desk.id });
  return layPush(utf8(jws), parts);
}

export const send = (server: House, body: Uint8Array<ArrayBuffer>, path = 'envelopes') =>
  server.ask(`/api/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': PUSH_TYPE, 'content-length': String(body.length) },
    body,
  });

/** The verified receipt list of an answer. */
export async function receiptsIn(server: House, answer: Response): Promise<ReceiptList> {
  if (!answer.ok) throw new Error(await answer.text());
  const { receipts } = PushAnswer.parse(await answer.json());
  const { list } = server.keyring;
  const read = await verifyListed(list, 'receipt', statementTypes.receipts, receipts, ReceiptList);
  if (!read) throw new Error('the receipts do not verify');
  return read;
}

/** Sends envelopes and gives the verified receipts. */
export async function push(
  desk: Desk,
  envelopes: readonly SealedEnvelope[],
  changes: PushChanges = {},
): Promise<ReceiptList> {
  const parts = envelopes.map(({ bytes }) => bytes);
  const body = await pushBody(desk, parts, changes);
  return receiptsIn(desk.server, await send(desk.server, body, changes.path));
}

type Who = 'device' | 'officer';

/** A token for the device, or for its officer, and the nonce for its first request. */
export async function signedIn(desk: Desk, who: Who): Promise<TokenAnswer> {
  const answer = await desk.server.ask('/api/v1/auth/challenge', { method: 'POST' });
  const { nonce } = Challenge.parse(await answer.json());
  const given = await askToken(desk, who, nonce);
  if (!given.ok) throw new Error(await given.text());
  return TokenAnswer.parse(await given.json());
}

export const signIn = async (desk: Desk, who: Who) => (await signedIn(desk, who)).token;

/** What a test may say otherwise of a request. */
export interface AskChanges {
  claim?: Partial<RequestProof>;
  key?: CryptoKey;
  signedIn?: Pick<TokenAnswer, 'token' | 'nonce'>;
  headers?: Record<string, string>;
}

/**
 * Asks as the desk's officer or as the device itself, with a fresh token and a proof for this very
 * request. `path` is below `/api/v1`.
 */
export async function askAs(
  desk: Desk,
  who: Who,
  path: string,
  json?: unknown,
  changes: AskChanges = {},
): Promise<Response> {
  const { token, nonce } = changes.signedIn ?? (await signedIn(desk, who));
  const body = json === undefined ? null : JSON.stringify(json);
  const method = body === null ? 'GET' : 'POST';
  const htu = `/api/v1${path}`;
  const claim: RequestProof = {
    v: 1,
    jti: uuid(),
    htm: method,
    htu,
    ath: await hashOf(utf8(token)),
    bh: body === null ? null : await hashOf(utf8(body)),
    nonce,
    ...changes.claim,
  };
  const key = changes.key ?? (who === 'device' ? desk.pair : desk.officerPair).privateKey;
  const proof = await signStatement(statementTypes.request, claim, key);
  const headers = {
    authorization: `Bearer ${token}`,
    [PROOF_HEADER]: proof,
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...changes.headers,
  };
  return desk.server.ask(htu, { method, headers, ...(body === null ? {} : { body }) });
}

export async function askToken(desk: Desk, who: Who, nonce: string) {
  const { papers, pair, officerPair, server } = desk;
  const proof = await signStatement(
    statementTypes.proof,
    { v: 1, aud: server.keyring.server, nonce, certificate: papers[who] },
    (who === 'device' ? pair : officerPair).privateKey,
  );
  return server.ask('/api/v1/auth/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ proof }),
  });
}

/** The verified mailbox page, once acceptance has looked at everything. */
export async function readMailbox(desk: Desk, after = 0): Promise<MailboxPage> {
  await desk.server.acceptance.idle();
  const answer = await askAs(desk, 'device', `/mailbox?after=${after}`);
  const { page } = MailboxAnswer.parse(await answer.json());
  const { list } = desk.server.keyring;
  const read = await verifyListed(list, 'receipt', statementTypes.mailbox, page, MailboxPage);
  if (!read) throw new Error('the page does not verify');
  return read;
}

/** What the mailbox says of each envelope: its last outcome. */
export async function outcomes(desk: Desk): Promise<Map<Sha256, MailboxItem>> {
  const found = new Map<Sha256, MailboxItem>();
  for (const entry of (await readMailbox(desk)).items) {
    const item = readEntry(entry);
    if (item && 'envelope' in item) found.set(item.envelope, item);
  }
  return found;
}
