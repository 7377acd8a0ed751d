import { KeyList } from '../../src/contract/keys.ts';
import { MailboxPage } from '../../src/contract/mailbox.ts';
import type { Jws } from '../../src/contract/primitives.ts';
import { ReceiptList } from '../../src/contract/push.ts';
import { statementTypes } from '../../src/contract/statements.ts';
import type { Trust } from '../../src/remote/trust.ts';
import { verifyListed } from '../../src/vault/key-list.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { hash, id } from '../sync/toy-centre.ts';

/** Mali's device, and the keys of the centre that it trusts. */
export async function makeMalisDevice() {
  const server = hash('server');
  const device = id(1);
  const own = await makeSigningPair();
  const receipt = await makeSigningPair();
  const stranger = await makeSigningPair();
  const keys = KeyList.parse({
    ...{ v: 1, server, version: 1, at: 0 },
    keys: [{ kid: 'r1', use: 'receipt', jwk: await publicJwkOf(receipt.publicKey), since: 0 }],
  });
  const trust: Trust = {
    server,
    device,
    openReceipts: (jws) => verifyListed(keys, 'receipt', statementTypes.receipts, jws, ReceiptList),
    openMailbox: (jws) => verifyListed(keys, 'receipt', statementTypes.mailbox, jws, MailboxPage),
    pinKeys: async (jws) => (jws === 'good.key.list' ? 2 : null),
  };
  let m = 0;
  return {
    trust,
    /** A manifest of the next number for these envelopes, signed. */
    manifest(hashes: string[]): Promise<Jws> {
      m += 1;
      return signStatement(
        statementTypes.manifest,
        { v: 1, aud: server, device, m, hashes, note: 'มาลี' },
        own.privateKey,
        { kid: device },
      );
    },
    /** What an honest centre would sign as the answer to the last manifest. */
    list: (hashes: string[]): ReceiptList => ({
      ...{ v: 1, server, serverEpoch: { n: 1, random: 'r' }, device, m, at: 5000, ledger: [] },
      receipts: hashes.map((name, i) => ({
        ...{ device, epoch: id(2), seq: i + 1, id: id(9), hash: name, unit: '8001' },
        ...{ n: i + 1, at: 5000 },
      })),
    }),
    page: (after: number, ns: number[]): MailboxPage => ({
      ...{ v: 1, server, serverEpoch: { n: 1, random: 'r' }, device, after, at: 5000 },
      items: ns.map((n) => ({ n, at: 1, kind: 'announcement', text: 'ข่าว' })),
      ...{ more: false, watermarks: [] },
    }),
    sign: (type: 'receipts' | 'mailbox', payload: object, by: 'centre' | 'stranger' = 'centre') =>
      signStatement(
        statementTypes[type],
        payload,
        (by === 'centre' ? receipt : stranger).privateKey,
        { kid: 'r1' },
      ),
  };
}
