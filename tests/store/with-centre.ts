import { decodeJwt } from 'jose';
import { v7 as uuid } from 'uuid';
import { DeviceCertificate } from '#contract/certificates.ts';
import { EnrolmentAnswer, type EnrolmentRequest } from '#contract/enrolment.ts';
import { MailboxAnswer, MailboxPage } from '#contract/mailbox.ts';
import type { Uuid } from '#contract/primitives.ts';
import { layPush, PushAnswer } from '#contract/push.ts';
import { statementTypes } from '#contract/statements.ts';
import type { EnrolledDevice, Store } from '../../src/store/types.ts';
import type { Outbox } from '../../src/sync/ports.ts';
import { utf8 } from '../../src/vault/bytes.ts';
import { verifyListed } from '../../src/vault/key-list.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import type { OpenVault } from '../../src/vault/types.ts';
import { vaultsOver } from '../../src/vault/unlocking.ts';
import { askAs, type Desk, receiptsIn, send } from '../server/support/desk.ts';
import type { House } from '../server/support/house.ts';
import { inThread } from '../vault/in-thread.ts';
import { everything, makeProfile } from './desk.ts';

/** A device with its own store, and the real centre that it was enrolled at. */
export interface Joined {
  id: Uuid;
  profile: ReturnType<typeof makeProfile>;
  vault: OpenVault;
  store: Store;
  /** Whether anything waits to be sent. */
  hasUnsent(): Promise<boolean>;
  /** Sends everything and hears what became of it, as the app's sender does. */
  exchange(): Promise<void>;
  /** Only hears what the centre has to say. */
  hear(): Promise<void>;
  /** The centre is another from now on, with the same keys: restored, or moved. */
  centreIs(house: House): void;
  /** The app ends, however it did, and starts again. */
  restart(): Promise<Store>;
}

/** Enrols a device at `house`, with a vault whose keys the centre certified. */
export async function joinHouse(house: House): Promise<Joined> {
  const profile = makeProfile();
  profile.clock.at = house.clock.now();
  const { server, list } = house.keyring;
  const id = uuid();
  const pair = await makeSigningPair();
  const key = {
    publicJwk: await publicJwkOf(pair.publicKey),
    privateJwk: await crypto.subtle.exportKey('jwk', pair.privateKey),
  };
  const keys = await vaultsOver(inThread().workers).create('ช้าง ม้า วัว ควาย');
  const claim: EnrolmentRequest = {
    ...({ v: 1, aud: server, unit: '8001' } as const),
    code: await house.issueCode(false),
    device: { id, label: 'โน้ตบุ๊กโต๊ะ 1' },
    officer: { name: 'สมชาย ตั้งใจ', proof: await keys.proveTo(server, id) },
  };
  const signAs = (type: string, content: object, more: object) =>
    signStatement(type as typeof statementTypes.manifest, content, pair.privateKey, more);
  const request = await signAs(statementTypes.enrolment, claim, { jwk: key.publicJwk });
  const asked = await house.ask('/api/v1/enrolment', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ request }),
  });
  if (!asked.ok) throw new Error(await asked.text());
  const answer = EnrolmentAnswer.parse(await asked.json());
  const { stored, vault } = await keys.finish(answer.officer, answer.tags);
  const { numbers } = DeviceCertificate.parse(decodeJwt(answer.device));
  const device: EnrolledDevice = {
    ...{ id, server, key, numbers, unit: answer.unit, policy: answer.policy },
    certificate: answer.device,
    keyList: answer.keys,
  };
  let { store, outbox } = await profile.open();
  await store.enrol(device, stored, answer.serverTime);

  const papers = { device: answer.device, officer: answer.officer };
  // Asking as the device takes no more than these of a desk.
  let centre = house;
  const desk = { id, pair, papers, server: house } as Desk;
  const push = async (from: Outbox) => {
    const envelopes = await from.unsent(everything, []);
    const hashes = envelopes.map(({ hash }) => hash);
    const former = [...new Set(envelopes.flatMap(({ listedWith }) => listedWith ?? []))];
    const manifest = {
      ...(await from.describe(envelopes[0]?.epoch ?? null, former)),
      hashes,
    };
    const jws = await signAs(statementTypes.manifest, manifest, { kid: id });
    const parts = envelopes.map(({ bytes }) => bytes);
    const answer = await send(centre, layPush(utf8(jws), parts));
    const { receipts } = PushAnswer.parse(await answer.clone().json());
    const received = await receiptsIn(centre, answer);
    const at = profile.clock.now();
    await from.applyReceipts(received, { sentAt: at, receivedAt: at, offset: 0 }, receipts);
  };
  const hear = async () => {
    const after = await outbox.mailboxRead();
    const asked = await askAs(desk, 'device', `/mailbox?after=${after}`);
    const { page } = MailboxAnswer.parse(await asked.json());
    const read = await verifyListed(list, 'receipt', statementTypes.mailbox, page, MailboxPage);
    if (!read) throw new Error('the page does not verify');
    await outbox.applyMailbox(read);
  };
  return {
    id,
    profile,
    vault,
    get store() {
      return store;
    },
    hasUnsent: async () => (await outbox.unsent(everything, [])).length > 0,
    async exchange() {
      await push(outbox);
      await centre.acceptance.idle();
      await hear();
    },
    hear,
    centreIs(other) {
      centre = other;
      desk.server = other;
    },
    async restart() {
      ({ store, outbox } = await profile.open());
      return store;
    },
  };
}
