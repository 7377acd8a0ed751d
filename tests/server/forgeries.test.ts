import { createHmac, createSign, KeyObject, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { addSignature, type EnvelopeHeader, takeApart } from '#contract/envelope.ts';
import { Overview } from '#contract/overview.ts';
import { Problem } from '#contract/problem.ts';
import { layPush, type Manifest } from '#contract/push.ts';
import { type StatementType, statementTypes } from '#contract/statements.ts';
import { hashOf, utf8 } from '../../src/vault/bytes.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import {
  act,
  askAs,
  askEnrolment,
  askToken,
  type Desk,
  freshKeys,
  openDesk,
  outcomes,
  push,
  pushBody,
  receiptsIn,
  seal,
  send,
  signIn,
} from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';
import { reseal } from './support/reseal.ts';

afterAll(tearDown);

let shared: Promise<House> | null = null;
const houseOf = () => {
  shared ??= build();
  return shared;
};
const problemIn = async (answer: Response) => Problem.parse(await answer.json()).code;
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWS whose header says what the forger likes. */
const forge = (header: object, payload: object, sign: (input: string) => Buffer) => {
  const input = `${base64url(header)}.${base64url(payload)}`;
  return `${input}.${sign(input).toString('base64url')}`;
};

const manifestOf = async (desk: Desk, parts: readonly Uint8Array[]): Promise<Manifest> => ({
  v: 1,
  aud: desk.server.keyring.server,
  device: desk.id,
  epoch: desk.epoch,
  m: 1000 + desk.m,
  at: desk.server.clock.now(),
  head: { seq: 77, hash: 'h'.repeat(43) },
  hashes: await Promise.all(parts.map(hashOf)),
  status: {
    highestSeq: 77,
    unsent: 0,
    unsentBytes: 0,
    oldestUnsent: null,
    toMend: 0,
    picturesLeft: 0,
    app: 'forged',
    storage: null,
    persisted: true,
    clockOffset: null,
  },
  certificates: [desk.papers.device, desk.papers.officer],
});

const overviewOf = async (desk: Desk) => {
  const answer = await askAs(desk, 'officer', '/overview');
  return Overview.parse(await answer.json());
};

describe('[I8] [I10] a forged manifest proves nobody', () => {
  it.each([
    ['alg none', async () => [{ alg: 'none' }, () => Buffer.alloc(1)] as const],
    [
      'HS256 with the public key as the secret',
      async (desk: Desk) => {
        const { x } = desk.certificate.jwk;
        return [
          { alg: 'HS256' },
          (input: string) => createHmac('sha256', x).update(input).digest(),
        ] as const;
      },
    ],
    [
      'a key of its own in the header',
      async () => {
        const { privateKey, publicKey } = await makeSigningPair();
        const jwk = await publicJwkOf(publicKey);
        const key = KeyObject.from(privateKey);
        const sign = (input: string) =>
          createSign('sha256').update(input).sign({ key, dsaEncoding: 'ieee-p1363' });
        return [{ alg: 'ES256', jwk }, sign] as const;
      },
    ],
    [
      'an empty signature of zeros',
      async () => [{ alg: 'ES256' }, () => Buffer.alloc(64)] as const,
    ],
  ])('%s', async (_, trick) => {
    const somchai = await openDesk(await houseOf());
    const envelope = await seal(somchai);
    const [header, sign] = await trick(somchai);
    const typ = statementTypes.manifest;
    const manifest = await manifestOf(somchai, [envelope.bytes]);
    const jws = forge({ ...header, typ, kid: somchai.id }, manifest, sign);
    const answer = await send(somchai.server, layPush(utf8(jws), [envelope.bytes]));
    const list = await receiptsIn(somchai.server, answer);
    expect(list.receipts).toMatchObject([{ unit: '?' }]);
    expect(list.ledger).toEqual([]);
    // Read on another device: this one’s own question would be a contact.
    const seen = await overviewOf(await openDesk(somchai.server));
    const own = seen.devices.find(({ device }) => device === somchai.id);
    expect(own).toMatchObject({ reported: null, lastContact: null });
  });

  it('a statement of another type, signed by the device itself', async () => {
    const somchai = await openDesk(await houseOf());
    const manifest = await manifestOf(somchai, []);
    const jws = await signStatement(statementTypes.proof, manifest, somchai.pair.privateKey);
    const answer = await send(somchai.server, layPush(utf8(jws), []));
    expect(await problemIn(answer)).toBe('manifest-not-valid');
  });

  it('the manifest of one device over the certificates of another', async () => {
    const somchai = await openDesk(await houseOf());
    const malai = await openDesk(somchai.server);
    const envelope = await seal(somchai);
    const list = await push({ ...malai, papers: somchai.papers }, [envelope], {
      manifest: { device: somchai.id, epoch: somchai.epoch },
    });
    expect(list.receipts).toMatchObject([{ unit: '?' }]);
    expect(list.ledger).toEqual([]);
  });

  it('played again it changes no status and no time of contact', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const first = await seal(somchai);
    const body = await pushBody(somchai, [first.bytes]);
    await send(house, body);
    await push(somchai, [await seal(somchai)]);
    const malai = await openDesk(house);
    const shown = async () =>
      (await overviewOf(malai)).devices.filter(({ device }) => device === somchai.id);
    const before = await shown();
    expect(before).toHaveLength(1);
    house.clock.move(60_000);
    const again = await receiptsIn(house, await send(house, body));
    expect(again.receipts).toMatchObject([{ hash: first.hash, n: 1 }]);
    expect(await shown()).toMatchObject(
      before.map(({ lastContact, reported, received }) => ({ lastContact, reported, received })),
    );
  });

  it('a courier moves neither ledger nor status nor gaps of whom it carries for', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const malai = await openDesk(house);
    await push(malai, [await seal(malai)]);
    const lie = await seal(somchai, {
      header: { device: malai.id, epoch: malai.epoch, seq: 900 },
    });
    const list = await push(somchai, [lie], { manifest: { epoch: malai.epoch } });
    expect(list.receipts).toMatchObject([{ unit: '?' }]);
    await house.acceptance.idle();
    expect((await push(malai, [])).ledger).toEqual([
      { device: malai.id, epoch: malai.epoch, through: 1, missing: [] },
    ]);
    const seen = (await overviewOf(malai)).devices.find(({ device }) => device === malai.id);
    expect(seen).toMatchObject({ received: 1, accepted: 1, held: 0, gaps: [] });
  });

  it('forged envelopes in the name of a desk are not held against it', async () => {
    const house = await build();
    const malai = await openDesk(house);
    const stranger = await openDesk(await build());
    const forged = await seal(stranger, { header: { device: malai.id, epoch: malai.epoch } });
    await push({ ...stranger, server: house }, [forged], { manifest: { device: malai.id } });
    await house.acceptance.idle();
    const seen = await overviewOf(malai);
    expect(seen.devices).toMatchObject([{ device: malai.id, held: 0, received: 0, gaps: [] }]);
    expect(seen.quarantined).toBe(1);
    expect((await outcomes(malai)).size).toBe(0);
  });
});

describe('[I11] a certificate counts when an enrolment key of this server signed it', () => {
  it.each(['receipt', 'watermark', 'command'] as const)('and no %s key', async (use) => {
    const house = await houseOf();
    const stranger = await openDesk(await build());
    const certificate = { ...stranger.certificate, server: house.keyring.server };
    const device = await house.keyring.sign(use, statementTypes.deviceCertificate, certificate);
    const list = await push(
      { ...stranger, server: house, papers: { ...stranger.papers, device } },
      [await seal(stranger)],
    );
    expect(list.receipts).toMatchObject([{ unit: '?' }]);
  });

  it('nor the device’s own key under the enrolment key’s name', async () => {
    const house = await houseOf();
    const stranger = await openDesk(await build());
    const kid = house.keyring.list.keys.find(({ use }) => use === 'enrolment')?.kid ?? '';
    const certificate = { ...stranger.certificate, server: house.keyring.server };
    const { deviceCertificate: type } = statementTypes;
    const jwk = await publicJwkOf(stranger.pair.publicKey);
    const device = await signStatement(type, certificate, stranger.pair.privateKey, { kid, jwk });
    const list = await push(
      { ...stranger, server: house, papers: { ...stranger.papers, device } },
      [await seal(stranger)],
    );
    expect(list.receipts).toMatchObject([{ unit: '?' }]);
  });

  it('and only for this server', async () => {
    const house = await houseOf();
    const stranger = await openDesk(await build());
    const { deviceCertificate: type } = statementTypes;
    const device = await house.keyring.sign('enrolment', type, stranger.certificate);
    const papers = { ...stranger.papers, device };
    const list = await push({ ...stranger, server: house, papers }, [await seal(stranger)]);
    expect(list.receipts).toMatchObject([{ unit: '?' }]);
  });

  it('an officer’s paper is none of a device, and the other way round', async () => {
    const house = await houseOf();
    const somchai = await openDesk(house);
    const swapped = { ...somchai, papers: { device: somchai.papers.officer, officer: '' } };
    const answer = await askToken(swapped, 'device', randomBytes(56).toString('base64url'));
    expect(await problemIn(answer)).toBe('proof-wrong');
  });

  it('[I3] an ended one keeps nobody from sending', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    house.clock.move(400 * 86_400_000);
    expect((await push(somchai, [await seal(somchai)])).receipts).toMatchObject([{ unit: '8001' }]);
  });
});

describe('[A1] who may act', () => {
  it('an officer of another device is unknown on this one', async () => {
    const somchai = await openDesk(await houseOf());
    const malai = await openDesk(somchai.server);
    const envelope = await seal(
      { ...somchai, officer: malai.officer },
      {
        officerKey: malai.officerPair.privateKey,
      },
    );
    await push(somchai, [envelope]);
    expect((await outcomes(somchai)).get(envelope.hash)).toMatchObject({ code: 'officer-unknown' });
  });

  it('an act taken out of its envelope does not pass under another header', async () => {
    const somchai = await openDesk(await houseOf());
    const envelope = await seal(somchai);
    const [later, again] = [
      await reseal(somchai, envelope, { seq: 2, made: 0 }),
      await reseal(somchai, envelope, {}),
    ];
    await push(somchai, [later]);
    expect((await outcomes(somchai)).get(later.hash)).toMatchObject({ code: 'signature-wrong' });
    await push(somchai, [again]);
    expect((await outcomes(somchai)).get(again.hash)).toMatchObject({ kind: 'accepted' });
  });

  it.each([
    ['id', uuid()],
    ['record', uuid()],
    ['kind', 'void'],
  ])('a header that says another %s than the act', async (member, value) => {
    const somchai = await openDesk(await houseOf());
    const plain = await seal(somchai);
    const envelope = await seal(somchai, {
      op: (op) => ({ ...op, id: plain.id, record: plain.record }) as typeof op,
      header: { id: plain.id, record: plain.record, [member]: value },
    });
    await push(somchai, [envelope]);
    expect((await outcomes(somchai)).get(envelope.hash)).toMatchObject({ code: 'not-valid' });
  });

  it.each([
    ['device', uuid()],
    ['unit', '1001'],
    ['officer', '8001-999-9'],
  ])('a registration that says another %s took it', async (member, value) => {
    const somchai = await openDesk(await houseOf());
    const envelope = await seal(somchai, {
      registration: (it) => ({ ...it, intake: { ...it.intake, [member]: value } }),
    });
    await push(somchai, [envelope]);
    expect((await outcomes(somchai)).get(envelope.hash)).toMatchObject({ code: 'not-valid' });
  });

  it('a stolen device key claims no id: the real act is accepted after the false one', async () => {
    const somchai = await openDesk(await houseOf());
    const { privateKey: thief } = await makeSigningPair();
    const id = uuid();
    const record = uuid();
    const squat = await seal(somchai, { header: { id, record }, officerKey: thief });
    const real = await seal(somchai, { header: { id, record } });
    await push(somchai, [squat]);
    await push(somchai, [real]);
    const said = await outcomes(somchai);
    expect(said.get(squat.hash)).toMatchObject({ kind: 'held', code: 'signature-wrong' });
    expect(said.get(real.hash)).toMatchObject({ kind: 'accepted', id, record });
  });

  it('nobody changes a record of another unit: it is held for a person to look at', async () => {
    const house = await houseOf();
    const somchai = await openDesk(house, '8001');
    const far = await openDesk(house, '1001');
    const { id, record, hash } = await register(somchai);
    expect((await outcomes(somchai)).get(hash)).toMatchObject({ kind: 'accepted' });
    const acts = [
      await act(far, record, { kind: 'void', base: [id], reason: 'ลบทิ้ง' }),
      await act(far, record, {
        ...{ kind: 'amend', base: [id], reason: 'แก้' },
        changes: [{ path: 'debtor.marital', seen: null, value: 'single' }],
      }),
      await act(far, record, {
        kind: 'attach',
        blobs: [{ sha256: 'b'.repeat(43), role: 'other', mime: 'image/webp' }],
      }),
    ];
    await push(far, acts);
    const said = await outcomes(far);
    for (const one of acts) {
      expect(said.get(one.hash)).toMatchObject({ kind: 'held', code: 'unit-moved' });
    }
    const kept = await house.storage.transact((tables) => tables.findRecord(record));
    expect(kept).toMatchObject({ rev: 1, state: 'live' });
  });

  it('nobody’s held act goes away because a stranger to it says that he mends it', async () => {
    const house = await houseOf();
    const somchai = await openDesk(house, '8001');
    const far = await openDesk(house, '1001');
    const waiting = await seal(somchai, { header: { form: 9 } });
    await push(somchai, [waiting]);
    await house.acceptance.idle();
    const [other, same] = [
      await seal(far, { op: { mends: waiting.id } }),
      await seal(far, { header: { record: waiting.record }, op: { mends: waiting.id } }),
    ];
    await push(far, [other, same]);
    const said = await outcomes(far);
    expect(said.get(other.hash)).toMatchObject({ kind: 'held', code: 'waits-for' });
    expect(said.get(same.hash)).toMatchObject({ kind: 'held', code: 'waits-for' });
    const hold = await house.storage.transact((tables) => tables.findHold(waiting.hash));
    expect(hold).toMatchObject({ code: 'form-unknown' });
  });

  it('nor a registration with gaps: its own unit mends it', async () => {
    const house = await houseOf();
    const somchai = await openDesk(house, '8001');
    const far = await openDesk(house, '1001');
    const gap = await seal(somchai, {
      registration: ({ debtor: { firstName: _, ...debtor }, ...rest }) => ({ ...rest, debtor }),
    });
    await push(somchai, [gap]);
    await house.acceptance.idle();
    const amend = {
      ...{ kind: 'amend', base: [gap.id], mends: gap.id, reason: 'แก้' },
      changes: [{ path: 'debtor.firstName', seen: null, value: 'มาลี' }],
    };
    const { mends: _, ...unnamed } = amend;
    const strangers = [
      await act(far, gap.record, amend),
      await act(far, gap.record, unnamed),
      await act(far, gap.record, { kind: 'void', base: [gap.id], reason: 'ยกเลิก' }),
      await seal(far, { header: { record: gap.record }, op: { mends: gap.id } }),
    ];
    const other = await seal(somchai, { op: { mends: gap.id } });
    await push(far, strangers);
    const said = await outcomes(far);
    for (const { hash } of strangers)
      expect(said.get(hash)).toMatchObject({ kind: 'held', code: 'unit-moved' });
    await push(somchai, [other]);
    expect((await outcomes(somchai)).get(other.hash)).toMatchObject({ code: 'not-valid' });
    const op = await house.storage.transact((tables) => tables.findOp(gap.id));
    expect(op?.state).toBe('needs-fix');
  });

  it('what is mended was really sent by its desk, and not only claimed by somebody', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const stranger = await openDesk(await build());
    const id = uuid();
    const record = uuid();
    const claimed: Partial<EnvelopeHeader> = { id, record, device: somchai.id };
    const forged = await seal(stranger, { header: claimed });
    await push({ ...stranger, server: house }, [forged]);
    await house.acceptance.idle();
    const mend = await seal(somchai, { header: { record }, op: { mends: id } });
    await push(somchai, [mend]);
    expect((await outcomes(somchai)).get(mend.hash)).toMatchObject({ code: 'waits-for' });
  });

  it('an amendment cannot say that another desk or officer took the registration', async () => {
    const somchai = await openDesk(await houseOf());
    const { id, record } = await register(somchai);
    for (const [path, value] of [
      ['intake.officer', '8001-999-9'],
      ['intake.unit', '1001'],
      ['intake.device', uuid()],
      ['intake.ref', '000000000000'],
    ]) {
      const forged = await act(somchai, record, {
        ...{ kind: 'amend', base: [id], reason: 'แก้' },
        changes: [{ path, seen: null, value }],
      });
      await push(somchai, [forged]);
      expect((await outcomes(somchai)).get(forged.hash)).toMatchObject({ code: 'not-valid' });
    }
  });

  it.each([
    '__proto__.polluted',
    'debtor.__proto__.polluted',
    'constructor.prototype.polluted',
    'creditors.__proto__.polluted',
    'creditors.length',
    '',
  ])('a change of “%s” changes nothing and nobody', async (path) => {
    const somchai = await openDesk(await houseOf());
    const { id, record } = await register(somchai);
    const forged = await act(somchai, record, {
      ...{ kind: 'amend', base: [id], reason: 'แก้' },
      changes: [{ path: path || ' ', seen: null, value: { polluted: true } }],
    });
    const next = await seal(somchai);
    await push(somchai, [forged, next]);
    const said = await outcomes(somchai);
    expect(said.get(forged.hash)).toMatchObject({ kind: 'held', code: 'not-valid' });
    expect(said.get(next.hash)).toMatchObject({ kind: 'accepted' });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('a second signature that verifies over the same bytes makes no second act', async () => {
    const somchai = await openDesk(await houseOf());
    const envelope = await seal(somchai);
    const { sig } = takeApart(envelope.bytes);
    const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
    const s = BigInt(`0x${Buffer.from(sig.subarray(32)).toString('hex')}`);
    const twin = Uint8Array.from(sig);
    twin.set(Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex'), 32);
    const bytes = addSignature(envelope.bytes.subarray(0, -64), twin);
    const double = { bytes, hash: await hashOf(bytes) };
    await push(somchai, [envelope, double]);
    const said = await outcomes(somchai);
    expect(said.get(envelope.hash)).toMatchObject({ kind: 'accepted', rev: 1 });
    expect(said.get(double.hash)).toMatchObject({ kind: 'accepted', rev: 1, id: envelope.id });
    expect((await push(somchai, [])).ledger).toMatchObject([{ through: 1, missing: [] }]);
  });
});

describe('signing in as somebody else', () => {
  const overview = (house: House, token: string) =>
    house.ask('/api/v1/overview', { headers: { authorization: `Bearer ${token}` } });

  it('a device’s token opens no overview, an officer’s no mailbox', async () => {
    const house = await houseOf();
    const somchai = await openDesk(house);
    expect((await askAs(somchai, 'device', '/overview')).status).toBe(403);
    expect((await askAs(somchai, 'officer', '/mailbox')).status).toBe(403);
  });

  it('a made token is none, whatever its header says', async () => {
    const house = await houseOf();
    const somchai = await openDesk(house);
    const token = await signIn(somchai, 'device');
    const [, body = '', seal_ = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
    const officer = { who: 'officer', certificate: somchai.officer.id };
    const grown = { ...claims, bearer: { ...claims.bearer, ...officer } };
    const hmac = (key: Uint8Array | string) => (input: string) =>
      createHmac('sha256', key).update(input).digest();
    const { keyring } = house;
    for (const made of [
      `${base64url({ alg: 'none' })}.${base64url(grown)}.`,
      `${base64url({ alg: 'HS256' })}.${base64url(grown)}.${seal_}`,
      forge({ alg: 'HS256' }, grown, hmac('')),
      forge({ alg: 'HS256' }, grown, hmac(keyring.server)),
      // The right secret and no audience: what another part of the server might have made.
      forge({ alg: 'HS256' }, { ...grown, aud: undefined }, hmac(keyring.tokenSecret)),
      forge({ alg: 'HS512' }, grown, (input) =>
        createHmac('sha512', keyring.tokenSecret).update(input).digest(),
      ),
    ]) {
      expect((await overview(house, made)).status).toBe(401);
    }
  });

  it('a proof is one statement, for one server, with its own paper, once', async () => {
    const house = await houseOf();
    const somchai = await openDesk(house);
    const { keyring } = house;
    const challenge = await house.ask('/api/v1/auth/challenge', { method: 'POST' });
    const { nonce } = (await challenge.json()) as { nonce: string };
    const ask = async (type: StatementType, more: object) => {
      const { device: certificate } = somchai.papers;
      const claim = { v: 1, aud: keyring.server, nonce, certificate, ...more };
      const proof = await signStatement(type, claim, somchai.pair.privateKey);
      const body = JSON.stringify({ proof });
      return house.ask('/api/v1/auth/token', { method: 'POST', body });
    };
    const { manifest, proof, deviceCertificate, officerCertificate } = statementTypes;
    const foreign = { ...somchai.certificate, server: 'x'.repeat(43) };
    const officer = { ...somchai.officer, jwk: foreign.jwk, server: foreign.server };
    for (const [type, more] of [
      [manifest, {}],
      [proof, { aud: 'x'.repeat(43) }],
      [proof, { certificate: await keyring.sign('enrolment', deviceCertificate, foreign) }],
      [proof, { certificate: await keyring.sign('enrolment', officerCertificate, officer) }],
      [proof, { certificate: await keyring.sign('receipt', deviceCertificate, foreign) }],
    ] as const) {
      expect(await problemIn(await ask(type, more))).toBe('proof-wrong');
    }
    expect((await ask(proof, {})).status).toBe(200);
    expect(await problemIn(await ask(proof, {}))).toBe('nonce-expired');
  });

  it('the officer’s paper and the device’s key are no officer', async () => {
    const house = await houseOf();
    const somchai = await openDesk(house);
    const challenge = await house.ask('/api/v1/auth/challenge', { method: 'POST' });
    const { nonce } = (await challenge.json()) as { nonce: string };
    const thief = { ...somchai, officerPair: somchai.pair };
    expect(await problemIn(await askToken(thief, 'officer', nonce))).toBe('proof-wrong');
  });
});

describe('enrolment by somebody else', () => {
  it('an officer’s proof that was made for another device', async () => {
    const house = await houseOf();
    const code = await house.issueCode(false);
    const keys = await freshKeys();
    const borrowed = await askEnrolment(house, code, keys, { provenFor: uuid() });
    expect(await problemIn(borrowed)).toBe('proof-wrong');
  });

  it('the same device id under another key finds the code used', async () => {
    const house = await houseOf();
    const code = await house.issueCode(false);
    const keys = await freshKeys();
    expect((await askEnrolment(house, code, keys)).status).toBe(200);
    const other = { ...(await freshKeys()), id: keys.id };
    expect(await problemIn(await askEnrolment(house, code, other))).toBe('code-used');
  });

  it('a request that another key signed than the one it carries', async () => {
    const house = await houseOf();
    const code = await house.issueCode(false);
    const { privateKey } = await makeSigningPair();
    const keys = await freshKeys();
    const forged = { ...keys, pair: { ...keys.pair, privateKey } };
    expect(await problemIn(await askEnrolment(house, code, forged))).toBe('proof-wrong');
    expect((await askEnrolment(house, code, keys)).status).toBe(200);
  });
});

async function register(desk: Desk) {
  const envelope = await seal(desk);
  await push(desk, [envelope]);
  await desk.server.acceptance.idle();
  return envelope;
}
