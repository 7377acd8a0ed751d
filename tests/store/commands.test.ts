import { describe, expect, it } from 'vitest';
import type { CommandOrder, DeviceCommand } from '#contract/commands.ts';
import type { MailboxEntry } from '#contract/mailbox.ts';
import { statementTypes } from '#contract/statements.ts';
import { judgeCommand } from '../../src/store/commands.ts';
import { describeDatabase } from '../../src/store/database.ts';
import { readSecondCopy } from '../../src/store/second-copy.ts';
import { makeSigningPair, publicJwkOf } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { openEnvelope } from '../contract/open-envelope.ts';
import { ids, uuid } from '../contract/people.ts';
import { root } from '../vault/officers.ts';
import { makeDraftsRecoveryKey } from '../vault/recovery-key.ts';
import {
  DAY_MS,
  device,
  everything,
  keepOne,
  makeProfile,
  maleeAs,
  receive,
  sealing,
  serverEpoch,
  somchai,
  wilai,
} from './desk.ts';

const commandPair = await makeSigningPair();
const enrolmentPair = await makeSigningPair();
const stranger = await makeSigningPair();
const listed = async (kid: string, use: string, pair: CryptoKeyPair) => ({
  ...{ kid, use, jwk: await publicJwkOf(pair.publicKey), since: 0 },
});
const keyList = await signStatement(
  statementTypes.keyList,
  {
    ...{ v: 1, server: root.server, version: 2, at: 1 },
    keys: [
      sealing.key,
      await listed('command-1', 'command', commandPair),
      await listed('enrolment-1', 'enrolment', enrolmentPair),
    ],
  },
  root.pair.privateKey,
  { jwk: root.jwk },
);

const NOW = 1_796_112_000_000;
const lock: CommandOrder = { kind: 'lock' };

/** A device whose mailbox brings what `send` is given, each page after the one before. */
async function commanded() {
  const profile = makeProfile();
  const opened = await profile.enrol({ ...device, keyList });
  let n = 0;
  const send = async (...commands: string[]) => {
    const after = n;
    const items: MailboxEntry[] = commands.map((command) => {
      n += 1;
      return { n, at: NOW, kind: 'command', command };
    });
    const page = { v: 1, server: root.server, serverEpoch, device: ids.device, after } as const;
    const at = profile.clock.at;
    await opened.outbox.applyMailbox({ ...page, at, items, more: false, watermarks: [] });
  };
  return { ...profile, ...opened, send };
}

const command = (
  change: Partial<Omit<DeviceCommand, 'order'>> & { order?: object } = {},
  by = commandPair,
) =>
  signStatement(
    statementTypes.command,
    {
      ...{ v: 1, server: root.server, device: ids.device, n: 1 },
      ...{ at: NOW, until: NOW + DAY_MS, order: lock, ...change },
    },
    by.privateKey,
    { kid: 'command-1' },
  );

const kinds = (officers: { slots: { kind: string }[] }[]) =>
  officers.map(({ slots }) => slots.map(({ kind }) => kind));

describe('[D14] a command of the centre', () => {
  it('locks: no slot opens any more, and the queue still leaves', async () => {
    const { store, outbox, send, clock } = await commanded();
    const recovery = await makeDraftsRecoveryKey();
    await store.saveOfficer(await somchai.vault.addEsc(somchai.stored, root.server, recovery.key));
    await store.addOfficer(wilai.stored);
    await keepOne(store);
    const draft = await store.startDraft(somchai.vault, maleeAs);
    await send(await command());
    expect(kinds(await store.officers())).toEqual([['esc'], []]);
    expect(await store.saveOfficer(somchai.stored)).toBe(false);
    expect(await store.draft(somchai.vault, draft.record)).toEqual(draft);
    await receive(outbox, clock);
    expect(await outbox.countUnsent()).toBe(0);
    expect(await store.unansweredCommands()).toEqual([{ n: 1, outcome: 'done', why: null }]);
    expect((await store.unsentAudit(9)).map(({ action }) => action)).toEqual(['command-done']);
  });

  it('leaves in neither second copy what it dropped', async () => {
    const { store, send, disk, open, loseDatabase } = await commanded();
    await store.saveOfficer(await somchai.vault.setPin(somchai.stored, '480317'));
    await send(await command());
    for (const gone of ['copy-a', 'copy-b']) {
      const kept = disk.content.get(gone);
      disk.content.delete(gone);
      const other = await readSecondCopy(disk.files);
      expect(kinds(other?.officers ?? [])).toEqual([[]]);
      expect(other?.officers[0]?.pin).toBeUndefined();
      if (kept) disk.content.set(gone, kept);
    }
    loseDatabase();
    const again = await open();
    expect(kinds(await again.store.officers())).toEqual([[]]);
  });

  it('wipes: nothing is left that opens or could be opened, and the queue still leaves', async () => {
    const { store, outbox, send, clock, ports } = await commanded();
    const pictures = await store.pictures();
    const takeOne = (record: string) =>
      pictures.add(somchai.vault, record, { jpeg: new Uint8Array(9), role: 'evidence' });
    const draft = await store.startDraft(somchai.vault, maleeAs);
    await takeOne(draft.record);
    await store.keepRegistration(somchai.vault, draft);
    await takeOne((await store.startDraft(somchai.vault, maleeAs)).record);
    await send(await command({ order: { kind: 'wipe' } }));
    expect(await store.officers()).toEqual([]);
    expect(await store.drafts(somchai.vault)).toEqual([]);
    expect(await store.registration(somchai.vault, draft.record)).toBeNull();
    expect(await store.mayBeKnown(somchai.vault, '9000012345672')).toEqual([]);
    const db = describeDatabase(ports(), () => undefined);
    expect(await db.records.toArray()).toMatchObject([{ masked: new Uint8Array() }]);
    expect(await db.contents.count()).toBe(0);
    expect(await db.envelopes.count()).toBe(1);
    expect(await db.pictures.toArray()).toMatchObject([{ waiting: 1, about: null, key: null }]);
    expect(await db.pictureBytes.count()).toBe(1);
    db.close();
    expect((await outbox.describe(null)).certificates).toContain(somchai.stored.certificate);
    expect(await outbox.unsent(everything, [])).toHaveLength(1);
    await receive(outbox, clock);
    expect(await outbox.countUnsent()).toBe(0);
  });

  it('changes the policy, and asks for rotation until it is done', async () => {
    const { store, send } = await commanded();
    const policy = { version: 2, localReadMs: 0, leaseMs: DAY_MS, idleLockMs: 120_000 };
    await send(
      await command({ order: { kind: 'policy', policy } }),
      await command({ n: 2, order: { kind: 'rotate' } }),
    );
    expect((await store.device())?.policy).toEqual(policy);
    expect(await store.mustRotate()).toBe(true);
    await store.rotated();
    expect(await store.mustRotate()).toBe(false);
  });

  it('moves the device to another unit with other numbers, by a certificate of the centre', async () => {
    const { store, outbox, send } = await commanded();
    const numbers = { area: '8002', dd: '07', from: 500, to: 900 };
    const certificate = (of: string, jwk = device.key.publicJwk) => ({
      ...{ v: 1, server: root.server, id: uuid(4, 2), device: of, jwk },
      ...{ label: 'โต๊ะ 1', unit: '8002', numbers, at: NOW, until: NOW + DAY_MS },
    });
    const type = statementTypes.deviceCertificate;
    const sign = (of: string, by = enrolmentPair, jwk = device.key.publicJwk) =>
      signStatement(type, certificate(of, jwk), by.privateKey, { kid: 'enrolment-1' });
    const move = async (n: number, jws: string) =>
      command({
        n,
        order: {
          ...{ kind: 'move', unit: { code: '8002', kind: 'district', name: 'พรหมคีรี' } },
          ...{ certificate: jws, policy: device.policy },
        },
      });
    await send(
      await move(1, await sign(ids.device, stranger)),
      await move(2, await sign(uuid(1, 9))),
      await move(2, await sign(ids.device, enrolmentPair, root.jwk)),
    );
    expect((await store.device())?.unit.code).toBe('8001');
    const begun = await store.startDraft(somchai.vault, maleeAs);
    const good = await sign(ids.device);
    await send(await move(3, good));
    expect(await store.device()).toMatchObject({ unit: { code: '8002' }, numbers });
    const draft = await store.startDraft(somchai.vault, maleeAs);
    expect(draft.ref.slice(0, 11)).toBe('80020700500');
    const { certificates } = await outbox.describe(null);
    expect(certificates[0]).toBe(good);
    expect(certificates).toContain(device.certificate);
    expect((await store.unansweredCommands()).map(({ outcome }) => outcome)).toEqual([
      ...['ignored', 'ignored', 'ignored', 'done'],
    ]);
    // [D2] The officer's certificate and an open form still say the old unit.
    for (const one of [begun, draft]) await store.keepRegistration(somchai.vault, one);
    const kept = await outbox.unsent(everything, []);
    const opened = await Promise.all(
      kept.map(({ bytes }) => openEnvelope(bytes, sealing, root.server)),
    );
    const units = opened.map(({ header, op }) => [
      header.unit,
      op.kind === 'register' && op.registration.intake.unit,
    ]);
    expect(units).toEqual([
      ['8002', '8002'],
      ['8002', '8002'],
    ]);
  });

  it('[DV16] takes another label by a certificate of the centre, and keeps unit and numbers', async () => {
    const { store, outbox, send } = await commanded();
    const { numbers } = device;
    const named = {
      ...{ v: 1, server: root.server, id: uuid(4, 3), device: ids.device, label: 'โต๊ะ 9' },
      ...{ jwk: device.key.publicJwk, unit: '8001', numbers, at: NOW, until: NOW + DAY_MS },
    };
    const sign = (by: CryptoKeyPair) =>
      signStatement(statementTypes.deviceCertificate, named, by.privateKey, { kid: 'enrolment-1' });
    const rename = async (n: number, certificate: string) =>
      command({ n, order: { kind: 'rename', certificate } });
    const draft = await store.startDraft(somchai.vault, maleeAs);
    await send(await rename(1, await sign(stranger)));
    expect((await outbox.describe(null)).certificates[0]).toBe(device.certificate);
    const good = await sign(enrolmentPair);
    await send(await rename(2, good));
    const { certificates } = await outbox.describe(null);
    expect(certificates[0]).toBe(good);
    expect(certificates).toContain(device.certificate);
    expect(await store.device()).toMatchObject({ unit: { code: '8001' }, numbers });
    const next = await store.startDraft(somchai.vault, maleeAs);
    expect(Number(next.ref.slice(6, 11))).toBe(Number(draft.ref.slice(6, 11)) + 1);
  });

  it('[D22] [D1] [D16] counts anew, past every number that may have been given, and forgets nothing', async () => {
    const { store, outbox, send, clock, open, loseDatabase } = await commanded();
    const number = async () =>
      Number((await store.startDraft(somchai.vault, maleeAs)).ref.slice(6, 11));
    await keepOne(store);
    const begun = await store.startDraft(somchai.vault, maleeAs);
    const papers = await store.papers();
    const printed = await papers.take('8001-007-1', 3);
    await papers.handToPrinter(printed.id);
    const ready = await papers.take('8001-007-1', 5);
    const before = await store.counters();
    const { m } = await outbox.describe(null);

    await send(await command({ order: { kind: 'rotate-epoch', beyond: 400 } }));
    const after = await store.counters();
    expect(after.epoch).not.toBe(before.epoch);
    expect(after.seq).toBe(0);
    expect(await number()).toBe(501);
    // A profile that fell back has used these manifest numbers, too.
    expect((await outbox.describe(null)).m).toBeGreaterThan(m + 1000);
    expect(await store.unansweredCommands()).toEqual([{ n: 1, outcome: 'done', why: null }]);
    expect(await (await store.papers()).handToPrinter(ready.id)).toBe('again');

    const [old] = await outbox.unsent(everything, []);
    expect(old).toMatchObject({ epoch: before.epoch, seq: 1 });
    await store.keepRegistration(somchai.vault, begun);
    await receive(outbox, clock);
    expect(await outbox.unsent(everything, [])).toMatchObject([{ epoch: after.epoch, seq: 1 }]);
    await receive(outbox, clock);

    await send(await command({ n: 2, order: { kind: 'rotate-epoch', beyond: 9_999_999 } }));
    expect(await number()).toBe(602);
    loseDatabase();
    const again = await open();
    expect(again.store.finding).toMatchObject({ is: 'restored' });
    const { ref } = await again.store.startDraft(somchai.vault, maleeAs);
    expect(Number(ref.slice(6, 11))).toBe(703);
  });

  it.each<[string, () => Promise<string>, object]>([
    ['forged', () => command({}, stranger), { n: null, why: 'not-signed' }],
    ['no statement at all', async () => 'a.b.c', { n: null, why: 'not-signed' }],
    ['for another device', () => command({ device: uuid(1, 9) }), { n: 1, why: 'not-ours' }],
    ['of another server', () => command({ server: 'x'.repeat(43) }), { n: 1, why: 'not-ours' }],
    ['past its time', () => command({ until: NOW - 1 }), { n: 1, why: 'expired' }],
    ['of a kind to come', () => command({ order: { kind: 'sing' } }), { n: 1, why: 'unknown' }],
  ])('that is %s is ignored and reported', async (_, make, outcome) => {
    const { store, send } = await commanded();
    await send(await make());
    expect(kinds(await store.officers())).toEqual([['pass']]);
    expect(await store.unansweredCommands()).toEqual([{ outcome: 'ignored', ...outcome }]);
    expect((await store.unsentAudit(9)).map(({ action }) => action)).toEqual(['command-ignored']);
  });

  it('that is played again is ignored, also after the database was lost', async () => {
    const { store, send, open, loseDatabase } = await commanded();
    const policy = { version: 2, localReadMs: 0, leaseMs: DAY_MS, idleLockMs: 120_000 };
    const old = await command({ order: { kind: 'policy', policy } });
    await send(old, await command({ n: 2, order: { kind: 'policy', policy: device.policy } }));
    await send(old);
    expect((await store.device())?.policy).toEqual(device.policy);
    const replayed = { n: 1, outcome: 'ignored', why: 'replayed' };
    expect((await store.unansweredCommands()).at(-1)).toEqual(replayed);
    loseDatabase();
    const { store: again, outbox } = await open();
    const page = { v: 1, server: root.server, serverEpoch, device: ids.device } as const;
    const items = [{ n: 1, at: NOW, kind: 'command', command: old }];
    const at = NOW + 1;
    await outbox.applyMailbox({ ...page, at, after: 0, items, more: false, watermarks: [] });
    expect((await again.device())?.policy).toEqual(device.policy);
    expect((await again.unansweredCommands()).at(-1)).toEqual(replayed);
  });

  it('is past its time by the newest time that the centre signed, whatever the clock here says', () => {
    const { publicJwk: jwk } = device.key;
    const here = { server: root.server, device: ids.device, jwk, n: 0, now: NOW };
    const read = (until: number) => ({
      ...({ is: 'command', certificate: null } as const),
      command: {
        ...{ v: 1, server: root.server, device: ids.device, n: 1, at: NOW, until, order: lock },
      } satisfies DeviceCommand as DeviceCommand,
    });
    expect(judgeCommand(read(NOW), here)).toEqual({ do: lock, n: 1 });
    expect(judgeCommand(read(NOW - 1), here)).toMatchObject({ ignore: { why: 'expired' } });
  });

  it('is reported until the centre has heard, each outcome for itself', async () => {
    const { store, send } = await commanded();
    await send(await command(), await command());
    const [done, replayed] = await store.unansweredCommands();
    if (!done || !replayed) throw new Error('two outcomes');
    await store.commandAnswered(done);
    expect(await store.unansweredCommands()).toEqual([replayed]);
    await store.commandAnswered(done);
    expect(await store.unansweredCommands()).toEqual([replayed]);
  });
});
