import { v7 as uuid } from 'uuid';
import type { RequestProof } from '#contract/session.ts';
import type { Keyring } from '../../server/keys/keyring.ts';
import { officerCode } from '../../server/people/officer-code.ts';
import type { DeviceCertificate, OfficerCertificate } from '../../src/contract/certificates.ts';
import type { Jws, Sha256, UnixMs, Uuid } from '../../src/contract/primitives.ts';
import { statementTypes } from '../../src/contract/statements.ts';
import type { UnsentEnvelope } from '../../src/sync/ports.ts';
import { makeReference } from '../../src/thai/reference-number.ts';
import { sealEnvelope } from '../../src/vault/envelope.ts';
import { recipientsIn } from '../../src/vault/key-list.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { uuid as fixedUuid, malee, maleeOp } from '../contract/people.ts';

export interface SealedAct extends UnsentEnvelope {
  id: Uuid;
  record: Uuid;
}

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
  /** The really sealed envelope with this ledger number; the same bytes in every story. */
  act(epoch: Uuid, seq: number): Promise<SealedAct>;
}

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

  const seal = async (epoch: Uuid, seq: number, prev: Sha256 | null): Promise<SealedAct> => {
    const [id, record] = [uuid(), uuid()];
    // Every third act was kept with a clock that was years off.
    const made: UnixMs = MADE_AT + (seq % 3 === 0 ? (number - 3) * 4 * YEAR_MS : seq * 60_000);
    const ref = makeReference({ area, dd, number: (epochs.indexOf(epoch) + 1) * 100 + seq });
    const sealed = await sealEnvelope(
      {
        header: {
          ...{ v: 1, id, record, kind: 'register', unit, device, epoch, seq, prev },
          ...{ form: 1, made, clock: null, blobs: [] },
        },
        op: {
          ...maleeOp,
          ...{ id, record, at: made },
          registration: {
            ...malee,
            intake: { ...malee.intake, ref, unit, officer: officer.officer, device },
          },
        },
        server,
        recipients: recipientsIn(keyring.list),
        deviceKey: { publicJwk, privateJwk },
      },
      officerPair.privateKey,
      officer.id,
    );
    return { epoch, seq, id, record, ...sealed };
  };

  const epochs = [fixedUuid(2, number), fixedUuid(2, number + 100)];
  const chains = new Map<Uuid, Promise<SealedAct>[]>(epochs.map((epoch) => [epoch, []]));
  const act = (epoch: Uuid, seq: number): Promise<SealedAct> => {
    const chain = chains.get(epoch) ?? [];
    chain[seq - 1] ??= (async () => {
      const before = seq > 1 ? await act(epoch, seq - 1) : null;
      return seal(epoch, seq, before?.hash ?? null);
    })();
    return chain[seq - 1] ?? seal(epoch, seq, null);
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
  };
}
