/**
 * Makes the files in `vectors/` — once for each released format. A released vector is never made
 * again: `node tests/contract/make-vectors.ts` only writes what is not there yet.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfficerCertificate } from '#contract/certificates.ts';
import { type HandOverHead, type HandOverReceipts, layHandOverHead } from '#contract/hand-over.ts';
import type { KeyList } from '#contract/keys.ts';
import { statementTypes } from '#contract/statements.ts';
import { browserAuthenticator } from '../../src/vault/authenticator.ts';
import { hashOf, toBase64url, utf8 } from '../../src/vault/bytes.ts';
import { makeDeviceKey } from '../../src/vault/device-key.ts';
import { sealEnvelope } from '../../src/vault/envelope.ts';
import { createKeyring } from '../../src/vault/keyring.ts';
import { stretchPassphrase } from '../../src/vault/passphrase.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { vaultsOver } from '../../src/vault/unlocking.ts';
import { ids, makeRecipient, makeRoot, maleeHeader, maleeOp } from './people.ts';

function write(name: string, vector: object): void {
  const path = join(import.meta.dirname, 'vectors', name);
  if (!existsSync(path)) writeFileSync(path, `${JSON.stringify(vector, null, 2)}\n`);
}

const root = await makeRoot();
const sealing = await makeRecipient('seal-1');
const recovery = await makeRecipient('recovery-1', 'recovery');
const device = await makeDeviceKey();
const officer = await makeSigningPair();
const secret = (key: CryptoKey) => crypto.subtle.exportKey('jwk', key);

const sealed = await sealEnvelope(
  {
    header: maleeHeader,
    op: maleeOp,
    server: root.server,
    recipients: [sealing.key, recovery.key],
    deviceKey: device,
  },
  officer.privateKey,
  ids.certificate,
);
write('envelope-1.json', {
  server: root.server,
  recipients: [
    { kid: 'seal-1', privateJwk: await secret(sealing.privateKey) },
    { kid: 'recovery-1', privateJwk: await secret(recovery.privateKey) },
  ],
  device: device.publicJwk,
  officer: await publicJwkOf(officer.publicKey),
  certificate: ids.certificate,
  header: maleeHeader,
  op: maleeOp,
  envelope: toBase64url(sealed.bytes),
  hash: sealed.hash,
});

const keyList: KeyList = {
  v: 1,
  server: root.server,
  version: 1,
  at: 1_796_112_000_000,
  keys: [sealing.key, recovery.key],
};
write('key-list-1.json', {
  server: root.server,
  keyList,
  jws: await signStatement(statementTypes.keyList, keyList, root.pair.privateKey, {
    jwk: root.jwk,
  }),
});

const passphrase = 'ช้าง ม้า วัว ควาย';
const made = await vaultsOver({
  startKeyring: () => ({ keyring: createKeyring(), end: () => undefined }),
  stretchPassphrase,
  authenticator: browserAuthenticator,
}).create(passphrase);
const certificate: OfficerCertificate = {
  v: 1,
  server: root.server,
  id: ids.certificate,
  officer: '8001-012-7',
  name: 'สมชาย ตั้งใจ',
  jwk: made.publicJwk,
  device: ids.device,
  unit: '8001',
  roles: ['officer'],
  scope: '8001',
  at: 1_796_112_000_000,
  until: 1_803_888_000_000,
};
const { stored, vault } = await made.finish(
  await signStatement(statementTypes.officerCertificate, certificate, root.pair.privateKey, {
    kid: 'enrolment-1',
  }),
  toBase64url(new Uint8Array(32).fill(7)),
);
write('vault-1.json', {
  passphrase,
  stored,
  context: `draft|${ids.record}`,
  plain: 'มาลี ใจดี',
  sealed: toBase64url(await vault.encrypt('drafts', `draft|${ids.record}`, utf8('มาลี ใจดี'))),
});

const picture = new Uint8Array(2048).fill(7);
const handOver: HandOverHead = {
  ...{ v: 1, server: root.server, device: ids.device, at: 1_796_112_000_000 },
  certificates: [],
  envelopes: [{ sha256: sealed.hash, bytes: sealed.bytes.length }],
  pictures: [{ sha256: await hashOf(picture), envelope: sealed.hash, bytes: picture.length }],
};
const receipts: HandOverReceipts = {
  ...{ v: 1, is: 'dd-hand-over-receipts', server: root.server, device: ids.device },
  ...{ at: 1_796_112_000_000, keys: 'a.b.c', lists: ['a.b.c'], pictures: ['a.b.c'] },
};
write('hand-over-1.json', {
  head: handOver,
  file: toBase64url(
    Buffer.concat([layHandOverHead(utf8(JSON.stringify(handOver))), sealed.bytes, picture]),
  ),
  receipts,
});
