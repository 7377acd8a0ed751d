import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, describe, expect, it } from 'vitest';
import { MailboxAnswer, MailboxPage, Watermark } from '#contract/mailbox.ts';
import { PushAnswer } from '#contract/push.ts';
import { statementTypes } from '#contract/statements.ts';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { beginAnew, restoreData } from '../../server/safekeeping/restore-data.ts';
import { append, readRightsLog } from '../../server/safekeeping/rights-log.ts';
import { sealData } from '../../server/safekeeping/seal-data.ts';
import { verifyListed } from '../../src/vault/key-list.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import { signStatement } from '../../src/vault/statements.ts';
import { maleeAs } from '../store/desk.ts';
import { joinHouse } from '../store/with-centre.ts';
import { actOn, openDeskOf, provinceOf, supervisorOf } from './devices/people.ts';
import { activatedOn, approved, peopleSeenBy, slipFor } from './people/new-officer.ts';
import {
  askAs,
  type Desk,
  openDesk,
  outcomes,
  push,
  pushBody,
  receiptsIn,
  seal,
  send,
} from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterAll(tearDown);

const DAY_MS = 86_400_000;
const identity = await generateIdentity();
const recipients = [await identityToRecipient(identity)];
const databaseOf = (folder: string) => join(folder, 'data', 'debt-desk.sqlite');
const rightsOf = ({ folder }: House) => join(folder, 'apart', 'rights.log');

const configOf = (folder: string, data = 'data') =>
  readConfig({
    ...{ DATA_DIR: join(folder, data), KEYS_DIR: join(folder, 'keys') },
    BACKUP_DIR: join(folder, 'apart'),
  });

/** Backs up a house that goes on working. */
async function backedUp(house: House) {
  const to = { folder: join(house.folder, 'apart'), recipients, name: `${house.clock.now()}.age` };
  const sealed = await sealData(databaseOf(house.folder), to, house.clock);
  await house.storage.transact((tables) => tables.noteBackup(sealed.mark));
  return sealed;
}

/** The disk of the data is lost, and comes back from a backup beside the same keys. */
async function restored(house: House, file: string): Promise<House> {
  await house.close();
  await rename(join(house.folder, 'data'), join(house.folder, `lost-${Date.now()}`));
  const lines = await readRightsLog(rightsOf(house));
  await restoreData({ from: file, identity, lines }, configOf(house.folder), house.clock);
  return build({ folder: house.folder, clock: house.clock, keepsBackups: true });
}

function recordsIn({ folder }: House): number {
  const db = new DatabaseSync(databaseOf(folder), { readOnly: true });
  const found = db.prepare('select count(*) as n from records').get();
  db.close();
  return Number(found?.n);
}

const blockOf = ({ certificate: { numbers } }: Desk) => `${numbers.dd}-${numbers.from}`;

async function watermarkFor(desk: Desk): Promise<Watermark> {
  const { list } = desk.server.keyring;
  const { page } = MailboxAnswer.parse(await (await askAs(desk, 'device', '/mailbox')).json());
  const read = await verifyListed(list, 'receipt', statementTypes.mailbox, page, MailboxPage);
  const [jws = ''] = read?.watermarks ?? [];
  const mark = await verifyListed(list, 'watermark', statementTypes.watermark, jws, Watermark);
  if (!mark) throw new Error('the watermark does not verify');
  return mark;
}

describe('[BK1] [BK4] [BK5] the drill', () => {
  it('backs up, takes 500 more, loses the disk, restores: nothing is missing', async () => {
    const house = await build({ keepsBackups: true });
    const desk = await joinHouse(house);
    const write = async (count: number) => {
      for (let i = 0; i < count; i += 1) {
        await desk.store.keepRegistration(
          desk.vault,
          await desk.store.startDraft(desk.vault, maleeAs),
        );
      }
    };
    const sendAll = async () => {
      while (await desk.hasUnsent()) await desk.exchange();
    };
    await write(20);
    await sendAll();
    const { file } = await backedUp(house);
    await write(500);
    await sendAll();

    const back = await restored(house, file);
    const count = () =>
      back.storage.transact(async (tables) => (await tables.unitNumbers())['8001'] ?? 0);
    expect(await count()).toBe(20);
    desk.centreIs(back);
    await desk.exchange();
    await sendAll();
    await back.acceptance.idle();
    expect(await count()).toBe(520);
    expect(recordsIn(back)).toBe(520);
  }, 240_000);

  it('[I13] when it came and in which order stays, by the receipts of before, also after the next one', async () => {
    const house = await build({ keepsBackups: true });
    const desk = await joinHouse(house);
    const write = async () => {
      const draft = await desk.store.startDraft(desk.vault, maleeAs);
      await desk.store.keepRegistration(desk.vault, draft);
    };
    const { file } = await backedUp(house);
    const came: number[] = [];
    for (let i = 0; i < 4; i += 1) {
      await write();
      // Two come together, so that one signed list names both.
      if (i === 2) await write();
      await desk.exchange();
      came.push(house.clock.now(), ...(i === 2 ? [house.clock.now()] : []));
      house.clock.move(DAY_MS);
    }
    const times = ({ folder }: House) => {
      const db = new DatabaseSync(databaseOf(folder), { readOnly: true });
      const found = db.prepare('select at from envelopes order by n').all();
      const days = db.prepare('select count(*) as n from days').get();
      db.close();
      return { at: found.map(({ at }) => Number(at)), days: Number(days?.n) };
    };
    let standing = house;
    for (let time = 1; time <= 2; time += 1) {
      standing = await restored(standing, file);
      desk.centreIs(standing);
      while (await desk.hasUnsent()) await desk.exchange();
      await desk.exchange();
      while (await desk.hasUnsent()) await desk.exchange();
      await standing.acceptance.idle();
      expect(times(standing)).toEqual({ at: came, days: 4 });
    }
  }, 60_000);

  it('[I13] a receipt that this server did not sign before it was restored says nothing', async () => {
    const house = await build({ keepsBackups: true });
    const somchai = await openDesk(house);
    const envelopes = [await seal(somchai), await seal(somchai), await seal(somchai)];
    const hashes = envelopes.map(({ hash }) => hash);
    const { file } = await backedUp(house);
    const offered = await pushBody(
      somchai,
      envelopes.map(({ bytes }) => bytes),
    );
    const { receipts: signed } = PushAnswer.parse(await (await send(house, offered)).json());
    const list = await receiptsIn(house, await send(house, offered));
    house.clock.move(DAY_MS);
    const back = await restored(house, file);
    const now = back.clock.now();
    somchai.server = back;
    const { privateKey } = await makeSigningPair();
    const [kid = ''] = back.keyring.list.keys.flatMap((key) =>
      key.use === 'receipt' ? key.kid : [],
    );
    const forged = await signStatement(statementTypes.receipts, { ...list, at: 1 }, privateKey, {
      kid,
    });
    const asMailbox = await back.keyring.sign('receipt', statementTypes.mailbox, list);
    const ofNow = await back.keyring.sign('receipt', statementTypes.receipts, {
      ...list,
      serverEpoch: { ...list.serverEpoch, n: 2 },
    });
    const ofAnother = await back.keyring.sign('receipt', statementTypes.receipts, {
      ...list,
      server: 'x'.repeat(43),
    });
    const [first, second, third] = envelopes;
    if (!first || !second || !third) throw new Error('nothing sealed');
    const receipts = [forged, asMailbox, ofNow, ofAnother];
    const said = await push(somchai, [first], { manifest: { receipts } });
    expect(said.receipts).toMatchObject([{ at: now }]);
    // Whoever is no device of this server shows the true one in vain.
    const stranger = await push(somchai, [second], {
      key: privateKey,
      manifest: { receipts: [signed] },
    });
    expect(stranger.receipts).toMatchObject([{ unit: '?', at: now }]);
    const shown = await push(somchai, [third, first], { manifest: { receipts: [signed] } });
    expect(shown.receipts).toMatchObject([
      { hash: hashes[2], at: now - DAY_MS },
      // Its first receipt of this server epoch stays what it is.
      { hash: hashes[0], at: now },
    ]);
  });
});

describe('[BK2] the watermark', () => {
  it('covers what a kept backup covers, and nothing after a restore until the next', async () => {
    const house = await build({ keepsBackups: true });
    const suda = await supervisorOf(house);
    await push(suda, [await seal(suda), await seal(suda)]);
    expect(await watermarkFor(suda)).toMatchObject({ n: 0, backup: true });
    const { file } = await backedUp(house);
    await push(suda, [await seal(suda)]);
    expect(await watermarkFor(suda)).toMatchObject({ n: 2, backup: true, unit: '8001' });
    const back = await restored(house, file);
    const after = await watermarkFor({ ...suda, server: back });
    expect(after).toMatchObject({ n: 0, backup: true, serverEpoch: { n: 2 } });
  });

  it('says that there is no backup where there is no place for one', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    await push(suda, [await seal(suda)]);
    await backedUp(house);
    expect(await watermarkFor(suda)).toMatchObject({ n: 0, backup: false });
  });
});

describe('[BK3] what was decided after the backup', () => {
  it('stands: who and which device was suspended, who moved, what was made and named', async () => {
    const house = await build({ keepsBackups: true });
    const [suda, pracha] = [await supervisorOf(house), await provinceOf(house)];
    const somchai = await openDeskOf(house, ['officer'], '8001');
    const laptop = await openDeskOf(house, ['officer'], '8001');
    const trusted = await openDeskOf(house, ['officer'], '8001');
    await actOn(suda, trusted, { kind: 'suspend' });
    const { file } = await backedUp(house);

    house.clock.move(1000);
    const { people } = await peopleSeenBy(suda);
    const person = people.find(({ officer }) => officer === somchai.officer.officer);
    await askAs(suda, 'officer', `/people/${person?.id}/suspend`, { reason: 'ลาออก' });
    await actOn(suda, laptop, { kind: 'suspend' });
    await actOn(suda, trusted, { kind: 'restore' });
    // Somebody who came after the backup and went again, with a device that came then, too.
    const late = await approved(suda, pracha);
    const van = await openDeskOf(house, ['officer'], '8001');
    const wilai = await activatedOn(van, await slipFor(suda, late.id));
    await askAs(suda, 'officer', `/people/${late.id}/suspend`, { reason: 'ทุจริต' });
    await actOn(suda, van, { kind: 'suspend' });
    const unit = { kind: 'mobile', district: '8001', name: 'รถบริการ' };
    await askAs(suda, 'officer', '/units', unit);
    // A slip that was printed before is void, and a person who is only proposed is forgotten by nobody.
    const waiting = await approved(suda, pracha, { firstName: 'มานะ' });
    const slip = await slipFor(suda, waiting.id);

    const back = await restored(house, file);
    back.clock.move(1000);
    const now = { ...suda, server: back };
    const list = await peopleSeenBy(now);
    const stateOf = (officer: string) => list.people.find((one) => one.officer === officer)?.state;
    expect(stateOf(somchai.officer.officer)).toBe('suspended');
    expect(stateOf(late.officer)).toBe('suspended');
    expect(stateOf(waiting.officer)).toBe('approved');
    expect(list.units.map(({ name }) => name)).toContain('รถบริการ');
    const heldOf = async (desk: Desk) => {
      const here = { ...desk, server: back };
      const sealed = await seal(here);
      await push(here, [sealed]);
      await back.acceptance.idle();
      return (await outcomes(here)).get(sealed.hash);
    };
    expect(await heldOf(somchai)).toMatchObject({ kind: 'held', code: 'officer-revoked' });
    expect(await heldOf(laptop)).toMatchObject({ kind: 'held', code: 'device-revoked' });
    expect(await heldOf(trusted)).toMatchObject({ kind: 'accepted' });
    expect(await heldOf(van)).toMatchObject({ kind: 'held', code: 'device-revoked' });
    expect(await heldOf(wilai)).toMatchObject({ kind: 'held' });
    await expect(activatedOn({ ...trusted, server: back }, slip)).rejects.toThrow();
    // Nobody who comes now gets a code or a block that somebody of the lost time has.
    const next = await openDeskOf(back, ['officer'], '8001');
    for (const before of [somchai, laptop, trusted, van, wilai]) {
      expect(next.officer.officer).not.toBe(before.officer.officer);
      expect(blockOf(next)).not.toBe(blockOf(before));
    }
  });

  it('is read past a line that a cut of the power left half written, and only from there on', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'debt-desk-rights-')), 'rights.log');
    const unit = (code: string) => ({
      ...{ kind: 'unit' as const },
      unit: { code, kind: 'mobile' as const, name: code },
    });
    await append(file, [{ epoch: 1, n: 3, right: unit('8001-m1') }]);
    writeFileSync(file, '{"epoch":1,"n":4,"right":{"kind":"un', { flag: 'a' });
    await append(file, [{ epoch: 1, n: 5, right: unit('8001-m2') }]);
    expect((await readRightsLog(file)).map(({ n }) => n)).toEqual([3, 5]);
    const house = await build();
    const { storage } = house;
    const lines = [
      { epoch: 1, n: 0, right: unit('8001-m7') },
      ...(await readRightsLog(file)),
      { epoch: 7, n: 1, right: unit('8001-m9') },
    ];
    const { epoch, rights } = await beginAnew(storage, lines, house.clock);
    expect([epoch.n, rights]).toEqual([8, 3]);
    const units = await storage.transact((tables) => tables.rightOf('8001-m7'));
    expect(units).toBeNull();
    expect(await readRightsLog(join(house.folder, 'nothing.log'))).toEqual([]);
  });
});

describe('[BK1] a backup that is not one', () => {
  it('is refused in words, and leaves no database behind', async () => {
    const house = await build();
    const { file } = await backedUp(house);
    expect(readFileSync(file).includes('SQLite format')).toBe(false);
    const { folder, clock } = house;
    const tried = (from: string, key = identity, data = 'elsewhere', keys = folder) =>
      restoreData(
        { from, identity: key, lines: [] },
        { ...configOf(folder, data), keysDir: join(keys, 'keys') },
        clock,
      );
    await expect(tried(file, identity, 'data')).rejects.toThrow('is there already');
    await expect(tried(file, await generateIdentity())).rejects.toThrow('does not open');
    await expect(tried(`${file}.no`)).rejects.toThrow('ENOENT');
    // Nobody may start a server on it that gives receipts of the old epoch.
    const stranger = mkdtempSync(join(tmpdir(), 'debt-desk-keys-'));
    await expect(tried(file, identity, 'elsewhere', stranger)).rejects.toThrow(
      'The root key is missing',
    );
    truncateSync(file, readFileSync(file).length - 70_000);
    await expect(tried(file)).rejects.toThrow('ends too early');
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    await expect(tried(file)).rejects.toThrow('ends too early');
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
    expect((await readRightsLog(rightsOf(house))).length).toBe(0);
  });

  it('is not left half written, nor is a copy in the clear', async () => {
    const house = await build();
    const to = { folder: databaseOf(house.folder), recipients, name: 'x.age' };
    await expect(sealData(databaseOf(house.folder), to, systemClock)).rejects.toThrow('written');
    await backedUp(house);
    const left = readdirSync(join(house.folder, 'data'));
    expect(left.filter((name) => name.includes('backup'))).toEqual([]);
  });
});
