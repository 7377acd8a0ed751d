import { randomBytes } from 'node:crypto';
import { HoldList } from '#contract/devices.ts';
import { type EscSlot, escInfo } from '#contract/recovery.ts';
import { readAs } from '../../src/remote/http.ts';
import { sealTo } from '../../src/vault/hpke.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { anotherLink } from '../browser/another-link.ts';
import { until } from '../faults/until.ts';
import { inventor } from './inventor.ts';
import { enrolNodeDevice, type NodeDevice } from './node-device.ts';
import type { RunningServer } from './server.ts';

/**
 * What people of unit 8001 have to decide on: `count` registrations of a device that was suspended
 * while it was away, and an officer who asks for their drafts.
 */
export async function leaveUndecided(server: RunningServer, count: number): Promise<void> {
  const enrol = (name: string) =>
    enrolNodeDevice(server.url, anotherLink(server.home), '8001', name);
  const malai = await enrol('มาลัย ขยัน');
  const somchai = await enrol('สมชาย ตั้งใจ');
  await askFor(await enrol('วิไล รอบคอบ'));
  const invent = inventor(2569, somchai);
  const unsent = [];
  for (let n = 1; n <= count; n += 1) unsent.push(await somchai.seal(() => invent(n)));
  const act = { kind: 'suspend', reason: 'เครื่องหายระหว่างเดินทาง' };
  const done = await malai.session.ask(`devices/${somchai.id}/commands`, act);
  if (done.is !== 'answered') throw new Error(JSON.stringify(done));
  await somchai.push(unsent);
  // Receipts are of custody; what acceptance holds is there when it has looked.
  const held = async () => {
    const answer = await malai.session.ask('holds');
    const list = answer.is === 'answered' ? readAs(answer, HoldList) : answer;
    if (list.is !== 'read') throw new Error(JSON.stringify(list));
    return list.value.holds.length === count;
  };
  await until(held);
}

/** Asks for three drafts, sealed as the officer's own device seals them. */
async function askFor({ session, keys, officer, id }: NodeDevice): Promise<void> {
  const key = keys.keys.find(({ use }) => use === 'drafts-recovery');
  if (!key) throw new Error('no drafts-recovery key');
  const info = escInfo(keys.server, key.kid, officer.officer, id);
  const sealed = await sealTo(key.jwk, info, new Uint8Array(randomBytes(32)));
  const esc: EscSlot = { kind: 'esc', version: 1, kid: key.kid, sealed };
  const { publicKey } = await makeSigningPair();
  const asked = await session.ask('recoveries', {
    esc,
    to: await publicJwkOf(publicKey),
    drafts: 3,
  });
  if (asked.is !== 'answered') throw new Error(JSON.stringify(asked));
}
