import { v7 as uuid } from 'uuid';
import type { PictureClaim } from '#contract/pictures.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { RequestProof } from '#contract/session.ts';
import type { Keyring } from '../../server/keys/keyring.ts';
import { officerCode } from '../../server/people/officer-code.ts';
import type { DeviceCertificate, OfficerCertificate } from '../../src/contract/certificates.ts';
import type { Jws, Sha256, UnixMs, Uuid } from '../../src/contract/primitives.ts';
import { statementTypes } from '../../src/contract/statements.ts';
import type { UnsentEnvelope } from '../../src/sync/ports.ts';
import { makeReference } from '../../src/thai/reference-number.ts';
import { hashOf } from '../../src/vault/bytes.ts';
import { sealEnvelope } from '../../src/vault/envelope.ts';
import { recipientsIn } from '../../src/vault/key-list.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { uuid as fixedUuid, malee, maleeOp, noHash } from '../contract/people.ts';
import { between, fakeNationalId, pick, type Random, seeded } from '../support/people.ts';

export interface SealedAct extends UnsentEnvelope {
  id: Uuid;
  record: Uuid;
  /** The registration, as it stands in the act. */
  said: string;
  /** The ciphertext that the act names, if any. */
  picture: { sha256: Sha256; bytes: Uint8Array<ArrayBuffer> } | null;
}

/** Well sealed by the right officer, and yet nothing that the centre can accept today. */
export type Ill =
  /** Of a version of the form that this centre does not know. */
  | 'newer-form'
  /** Its registration is not one. */
  | 'poisoned';

/** An officer and their device, with everything that outlives a story: keys and sealed acts. */
export interface Person {
  name: string;
  device: Uuid;
  unit: string;
  certificates: readonly Jws[];
  /** The device's epochs, in the order in which a story may come to them. */
  epochs: readonly Uuid[];
  signManifest(manifest: object): Promise<Jws>;
  prove(nonce: string): Promise<Jws>;
  proveRequest(claim: RequestProof): Promise<Jws>;
  signClaim(claim: PictureClaim): Promise<Jws>;
  /** The really sealed envelope with this ledger number; the same bytes in every story. */
  act(epoch: Uuid, seq: number, ill?: Ill | null): Promise<SealedAct>;
}

/** Larger than the first chunk, so that a picture can stand half sent. */
const PICTURE_BYTES = 40_000;
/** Every fifth act has one, beginning with the second. */
const hasPicture = (seq: number) => seq % 5 === 2;

const YEAR_MS = 365 * 86_400_000;
const MADE_AT = Date.UTC(2026, 11, 1, 3);

export async function enrolPerson(
  name: string,
  number: number,
  unit: string,
  keyring: Keyring,
): Promise<Person> {
  const { server } = keyring;
  const device = fixedUuid(1, number);
  const devicePair = await makeSigningPair();
  const officerPair = await makeSigningPair();
  const publicJwk = await publicJwkOf(devicePair.publicKey);
  const privateJwk = await crypto.subtle.exportKey('jwk', devicePair.privateKey);
  const area = unit.slice(0, 4);
  const dd = String(number).padStart(2, '0');
  const life = { at: MADE_AT, until: MADE_AT + 100 * YEAR_MS };
  const deviceCertificate: DeviceCertificate = {
    ...{ v: 1, server, id: fixedUuid(8, number), device, jwk: publicJwk, label: name, unit },
    numbers: { area, dd, from: 1, to: 10_000 },
    ...life,
  };
  const officer: OfficerCertificate = {
    ...{ v: 1, server, id: fixedUuid(5, number), officer: officerCode(area, number), name },
    ...{ jwk: await publicJwkOf(officerPair.publicKey), device, unit },
    ...{ roles: ['officer'], scope: area },
    ...life,
  };
  const { deviceCertificate: deviceType, officerCertificate: officerType } = statementTypes;
  const deviceJws = await keyring.sign('enrolment', deviceType, deviceCertificate);
  const officerJws = await keyring.sign('enrolment', officerType, officer);

  const seal = async (
    epoch: Uuid,
    seq: number,
    prev: Sha256 | null,
    ill: Ill | null,
  ): Promise<SealedAct> => {
    const [id, record] = [uuid(), uuid()];
    // Every third act was kept with a clock that was years off.
    const made: UnixMs = MADE_AT + (seq % 3 === 0 ? (number - 3) * 4 * YEAR_MS : seq * 60_000);
    const epochNumber = epochs.indexOf(epoch);
    const ref = makeReference({ area, dd, number: (epochNumber + 1) * 100 + seq });
    const random = seeded(number * 10_000 + epochNumber * 1000 + seq);
    const picture = hasPicture(seq) ? await takePicture(random) : null;
    const registration: Registration = {
      ...malee,
      intake: { ...malee.intake, ref, unit, officer: officer.officer, device },
      debtor: seq === 1 ? malee.debtor : { ...malee.debtor, ...somebody(random) },
    };
    const { sha256 = noHash } = picture ?? {};
    const sealed = await sealEnvelope(
      {
        header: {
          ...{ v: 1, id, record, kind: 'register', unit, device, epoch, seq, prev },
          ...{ form: ill === 'newer-form' ? 999 : 1, made, clock: null },
          blobs: picture ? [{ sha256, bytes: PICTURE_BYTES }] : [],
        },
        op: {
          ...maleeOp,
          ...{ id, record, at: made },
          // Tests say what cannot be said by the types, too.
          registration: ill === 'poisoned' ? (['ยาพิษ'] as never) : registration,
          ...(picture && { blobs: [{ sha256, role: 'signed-form', mime: 'image/jpeg' }] }),
        },
        server,
        recipients: recipientsIn(keyring.list),
        deviceKey: { publicJwk, privateJwk },
      },
      officerPair.privateKey,
      officer.id,
    );
    return { epoch, seq, id, record, picture, said: JSON.stringify(registration), ...sealed };
  };

  const epochs = [0, 100, 200, 300].map((later) => fixedUuid(2, number + later));
  const chains = new Map<string, Promise<SealedAct>>();
  const act = (epoch: Uuid, seq: number, ill: Ill | null = null): Promise<SealedAct> => {
    const name = `${epoch} ${seq} ${ill}`;
    const known = chains.get(name);
    if (known) return known;
    const made = (async () => {
      const before = seq > 1 ? await act(epoch, seq - 1) : null;
      return seal(epoch, seq, before?.hash ?? null, ill);
    })();
    chains.set(name, made);
    return made;
  };

  return {
    ...{ name, device, unit, epochs, act },
    certificates: [deviceJws, officerJws],
    signManifest: (manifest) =>
      signStatement(statementTypes.manifest, manifest, devicePair.privateKey, { kid: device }),
    prove: (nonce) =>
      signStatement(
        statementTypes.proof,
        { v: 1, aud: server, nonce, certificate: deviceJws },
        devicePair.privateKey,
        { kid: device },
      ),
    proveRequest: (claim) =>
      signStatement(statementTypes.request, claim, devicePair.privateKey, { kid: device }),
    signClaim: (claim) =>
      signStatement(statementTypes.picture, claim, devicePair.privateKey, { kid: device }),
  };
}

/** Nobody who is in another record, so that only the first acts are of one person. */
const somebody = (random: Random): Partial<Registration['debtor']> => ({
  nationalId: { value: fakeNationalId(random), seen: 'card' },
  firstName: Array.from({ length: 6 }, () => pick(random, [...'กขคงจชดตนบพมรลวส'])).join(''),
  birth: { value: `19${between(random, 40, 99)}-0${between(random, 1, 9)}-15` },
});

async function takePicture(random: Random): Promise<NonNullable<SealedAct['picture']>> {
  const bytes = new Uint8Array(PICTURE_BYTES);
  for (let i = 0; i < bytes.length; i += 97) bytes[i] = between(random, 0, 255);
  return { sha256: await hashOf(bytes), bytes };
}
