import { decodeJwt } from 'jose';
import { v7 as uuid } from 'uuid';
import { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import { EnrolmentAnswer } from '#contract/enrolment.ts';
import type { KeyList } from '#contract/keys.ts';
import type { AmendOp, RegisterOp, VoidOp } from '#contract/op.ts';
import type { Jws, Uuid } from '#contract/primitives.ts';
import { layPush, type Manifest, PUSH_TYPE, PushAnswer, ReceiptList } from '#contract/push.ts';
import type { Registration } from '#contract/registration/registration.ts';
import { statementTypes } from '#contract/statements.ts';
import { openHttp } from '../../src/remote/http.ts';
import { openSession, type Session } from '../../src/remote/session.ts';
import { utf8 } from '../../src/vault/bytes.ts';
import { sealEnvelope } from '../../src/vault/envelope.ts';
import { recipientsIn, trustKeyList, verifyListed } from '../../src/vault/key-list.ts';
import { importPrivateJwk, makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import type { SealedEnvelope } from '../../src/vault/types.ts';

type Sealed = SealedEnvelope & { seq: number; id: Uuid; record: Uuid };
/** What an act says of a record that is there. */
type Said =
  | Pick<AmendOp, 'kind' | 'base' | 'changes' | 'reason'>
  | Pick<VoidOp, 'kind' | 'base' | 'reason'>;
type Registering = Pick<RegisterOp, 'kind' | 'base' | 'registration'>;

/**
 * An enrolled device without a browser: the app's own sealing and signing, for tests that need
 * thousands of envelopes or several devices.
 */
export interface NodeDevice {
  id: Uuid;
  epoch: Uuid;
  certificate: DeviceCertificate;
  officer: OfficerCertificate;
  keys: KeyList;
  /** Seals the next ledger number. */
  seal(registration: (ref: number) => Registration): Promise<Sealed>;
  /** An amendment or a cancelling under the next ledger number. */
  act(record: Uuid, said: Said): Promise<Sealed>;
  /** A signed push body of these envelopes. */
  layPush(envelopes: readonly Sealed[], status?: Partial<Manifest['status']>): Promise<Uint8Array>;
  /** Sends and verifies; throws when the answer is no verified receipt list. */
  push(envelopes: readonly Sealed[]): Promise<{ list: ReceiptList; answer: PushAnswer }>;
  verifyReceipts(jws: Jws): Promise<ReceiptList | null>;
  /** The officer's right to read and act, as the app has it. */
  session: Session;
}

/** Enrols with the server's one-time link (`/start#code=…&server=…`). */
export async function enrolNodeDevice(
  url: string,
  link: string,
  unit = '8001',
  name = 'มาลี ทดสอบ',
): Promise<NodeDevice> {
  const fragment = new URLSearchParams(link.split('#')[1]);
  const server = fragment.get('server') ?? '';
  const devicePair = await makeSigningPair();
  const officerPair = await makeSigningPair();
  const id = uuid();
  const epoch = uuid();
  const devicePublic = await publicJwkOf(devicePair.publicKey);
  const officerPublic = await publicJwkOf(officerPair.publicKey);
  const proof = await signStatement(
    statementTypes.officerProof,
    { v: 1, aud: server, device: id, jwk: officerPublic },
    officerPair.privateKey,
    { jwk: officerPublic },
  );
  const request = await signStatement(
    statementTypes.enrolment,
    {
      v: 1,
      aud: server,
      code: fragment.get('code'),
      device: { id, label: 'เครื่องทดสอบ' },
      unit,
      officer: { name, proof },
    },
    devicePair.privateKey,
    { jwk: devicePublic },
  );
  const response = await fetch(`${url}/api/v1/enrolment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ request }),
  });
  if (!response.ok) throw new Error(`enrolment: ${response.status} ${await response.text()}`);
  const answer = EnrolmentAnswer.parse(await response.json());
  const keys = await trustKeyList(answer.keys, server);
  if (!keys) throw new Error('the key list is not the pinned server’s');
  const certificate = DeviceCertificate.parse(decodeJwt(answer.device));
  const officer = OfficerCertificate.parse(decodeJwt(answer.officer));
  const byOfficer = { kid: officer.id };
  const privateJwk = await crypto.subtle.exportKey('jwk', devicePair.privateKey);
  const deviceKey = await importPrivateJwk(privateJwk);
  const head: { seq: number; hash: string | null } = { seq: 0, hash: null };
  let m = 0;

  const sealNext = async (record: Uuid, said: (seq: number) => Said | Registering) => {
    const seq = head.seq + 1;
    const op = uuid();
    const act = said(seq);
    const about = { v: 1, id: op, record, at: Date.now() } as const;
    const shown = { notice: 'n'.repeat(43), form: 'f'.repeat(43) };
    const sealed = await sealEnvelope(
      {
        header: {
          ...{ v: 1, id: op, record, kind: act.kind, unit, device: id, epoch, seq, form: 1 },
          ...{ prev: head.hash, made: Date.now(), clock: null, blobs: [] },
        },
        op: { ...about, shown, ...act },
        server,
        recipients: recipientsIn(keys),
        deviceKey: { publicJwk: devicePublic, privateJwk },
      },
      officerPair.privateKey,
      officer.id,
    );
    head.seq = seq;
    head.hash = sealed.hash;
    return { ...sealed, seq, id: op, record };
  };

  const device: NodeDevice = {
    id,
    epoch,
    certificate,
    officer,
    keys,
    seal: (registration) =>
      sealNext(uuid(), (seq) => ({
        ...{ kind: 'register', base: [] },
        registration: registration(certificate.numbers.from + seq - 1),
      })),
    act: (record, said) => sealNext(record, () => said),
    async layPush(envelopes, status = {}) {
      m += 1;
      const manifest: Manifest = {
        v: 1,
        aud: server,
        device: id,
        epoch,
        m,
        at: Date.now(),
        head: head.hash === null ? null : { seq: head.seq, hash: head.hash },
        hashes: envelopes.map((envelope) => envelope.hash),
        status: {
          highestSeq: head.seq,
          unsent: envelopes.length,
          unsentBytes: 0,
          oldestUnsent: null,
          toMend: 0,
          picturesLeft: 0,
          app: 'test',
          storage: null,
          persisted: false,
          clockOffset: null,
          ...status,
        },
        certificates: [answer.device, answer.officer],
      };
      const jws = await signStatement(statementTypes.manifest, manifest, deviceKey, { kid: id });
      return layPush(
        utf8(jws),
        envelopes.map((envelope) => envelope.bytes),
      );
    },
    async push(envelopes) {
      const body = await device.layPush(envelopes);
      const pushed = await fetch(`${url}/api/v1/envelopes`, {
        method: 'POST',
        headers: { 'content-type': PUSH_TYPE },
        body: new Uint8Array(body),
        signal: AbortSignal.timeout(30_000),
      });
      if (!pushed.ok) throw new Error(`push: ${pushed.status} ${await pushed.text()}`);
      const pushAnswer = PushAnswer.parse(await pushed.json());
      const list = await device.verifyReceipts(pushAnswer.receipts);
      if (!list) throw new Error('the receipts do not verify');
      return { list, answer: pushAnswer };
    },
    verifyReceipts: (jws) =>
      verifyListed(keys, 'receipt', statementTypes.receipts, jws, ReceiptList),
    session: openSession({
      http: openHttp({ origin: url, now: Date.now, looksOnline: () => true }),
      now: Date.now,
      prove: (nonce) => {
        const proof = { v: 1, aud: server, nonce, certificate: answer.officer };
        return signStatement(statementTypes.proof, proof, officerPair.privateKey, byOfficer);
      },
      proveRequest: (claim) =>
        signStatement(statementTypes.request, claim, officerPair.privateKey, byOfficer),
    }),
  };
  return device;
}
