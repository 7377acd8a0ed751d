import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { thaiDay } from '../../server/acceptance/thai-day.ts';
import { verifyAudit } from '../../server/audit/verify.ts';
import { createLog } from '../../server/http/log.ts';
import { dropStrangers } from '../../server/intake/strangers.ts';
import { makeSigningPair } from '../../src/vault/signing.ts';
import {
  type Desk,
  openDesk,
  outcomes,
  push,
  pushBody,
  type Sealed,
  seal,
  send,
} from './support/desk.ts';
import { build, type House, MORNING, tearDown } from './support/house.ts';

afterEach(tearDown);

const DAY_MS = 86_400_000;
const today = thaiDay(MORNING);
const tomorrow = thaiDay(MORNING + DAY_MS);

/** Drops as the command does, and gives what the log says. */
async function drop(house: House, day: string) {
  await house.acceptance.idle();
  const lines: string[] = [];
  const log = createLog('info', (line) => lines.push(line));
  const dropped = await dropStrangers(house.storage, day, house.clock.now(), log);
  return { dropped, lines: lines.map((line) => JSON.parse(line)) };
}

/** A desk of another server: here it is a stranger with a paper that is none. */
async function strangerAt(house: House): Promise<Desk> {
  const elsewhere = await build();
  const desk = await openDesk(elsewhere);
  return { ...desk, server: { ...house, keyring: elsewhere.keyring } };
}
const bring = (house: House, by: Desk, envelopes: Sealed[]) =>
  push({ ...by, server: house }, envelopes);

const isHere = async (house: House, hash: string) =>
  (await house.storage.transact((tables) => tables.findHold(hash))) !== null;

describe('[I10] what strangers left is dropped on a person’s word', () => {
  it('and the next unknown device finds the door open again', async () => {
    const quarantine = { deviceBytes: 100_000, unknownBytes: 10_000 };
    const house = await build({ limits: { quarantine } });
    const stranger = await strangerAt(house);
    const flood = await Promise.all([1, 2, 3, 4, 5].map(() => seal(stranger)));
    const { receipts } = await bring(house, stranger, flood);
    const honest = await strangerAt(house);
    const envelope = await seal(honest);
    const waiting = await pushBody({ ...honest, server: house }, [envelope.bytes]);
    expect((await send(house, waiting)).status).toBe(503);

    const { dropped, lines } = await drop(house, tomorrow);
    expect(dropped.envelopes).toBe(receipts.length);
    const told = lines.filter(({ msg }) => msg === 'stranger-dropped').map(({ hash }) => hash);
    expect(told).toEqual(receipts.map(({ hash }) => hash));
    const { count, bytes } = lines.at(-1);
    expect({ envelopes: count, bytes }).toEqual(dropped);
    expect(bytes).toBeGreaterThan(5000);
    expect((await send(house, waiting)).status).toBe(200);
  });

  it('the audit log tells when, how many and how much, in its chain', async () => {
    const house = await build();
    const stranger = await strangerAt(house);
    await bring(house, stranger, [await seal(stranger)]);
    const { dropped } = await drop(house, tomorrow);
    const written = await house.storage.transact((tables) => tables.auditAfter(0, 9));
    expect(written).toMatchObject([
      {
        ...{ action: 'quarantine-dropped', area: '', officer: null, at: MORNING },
        detail: `< ${tomorrow}: 1 (${dropped.bytes} B)`,
      },
    ]);
    expect(await verifyAudit(house.storage)).toMatchObject({ breaks: [] });
    await drop(house, tomorrow);
    expect(await house.storage.transact((tables) => tables.auditAfter(1, 9))).toEqual([]);
  });

  it('but nothing of that day or later, and nothing that acceptance has not looked at', async () => {
    const house = await build();
    const stranger = await strangerAt(house);
    const [old, late, unseen] = [await seal(stranger), await seal(stranger), await seal(stranger)];
    await bring(house, stranger, [old]);
    house.clock.move(DAY_MS);
    await bring(house, stranger, [late]);
    expect((await drop(house, today)).dropped.envelopes).toBe(0);
    expect((await drop(house, tomorrow)).dropped.envelopes).toBe(1);
    expect([await isHere(house, old.hash), await isHere(house, late.hash)]).toEqual([false, true]);
    await house.acceptance.stop();
    await bring(house, stranger, [unseen]);
    house.clock.move(DAY_MS);
    const all = await dropStrangers(
      house.storage,
      '2026-12-31',
      1,
      createLog('silent', () => {}),
    );
    expect(all.envelopes).toBe(1);
    expect((await bring(house, stranger, [unseen])).receipts).toMatchObject([{ unit: '?', n: 3 }]);
  });

  it('nor anything that a known device brought, signed, vouched for or offered', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const malai = await openDesk(house);
    const stranger = await strangerAt(house);
    const { privateKey: key } = await makeSigningPair();
    const [wrongUnit, slipped, vouched] = [
      await seal(somchai, { header: { unit: '8099' } }),
      await seal(somchai, { header: { form: 9 } }),
      await seal(somchai, { header: { form: 9 } }),
    ];
    const [strange, offered] = [await seal(stranger), await seal(stranger)];
    await push(somchai, [wrongUnit, strange]);
    await push(somchai, [slipped, vouched], { key });
    await push(somchai, [vouched]);
    await bring(house, stranger, [offered]);
    await push(malai, [offered]);
    expect((await drop(house, tomorrow)).dropped.envelopes).toBe(0);
    for (const { hash } of [wrongUnit, slipped, vouched, strange, offered]) {
      expect(await isHere(house, hash)).toBe(true);
    }
  });

  it('nor what a device signed that became known after acceptance looked', async () => {
    const [house, restored] = [await build(), await build()];
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    const { id: device, epoch, certificate, papers } = somchai;
    await restored.storage.keep([
      {
        ...{ at: MORNING, sender: null, claimed: { device, epoch } },
        envelopes: [{ ...envelope, sender: null, unit: null }],
        ...{ quarantineBytes: 100_000, deviceBytes: 0 },
      },
    ]);
    restored.acceptance.wake();
    await restored.acceptance.idle();
    const jws = papers.device;
    await restored.storage.transact((tables) => tables.addDevice({ certificate, jws }));
    expect((await drop(restored, tomorrow)).dropped.envelopes).toBe(0);
    expect(await isHere(restored, envelope.hash)).toBe(true);
  });

  it('what goes leaves a number behind, nobody waits for it, and it may come again', async () => {
    const house = await build();
    const stranger = await strangerAt(house);
    const [gone, later] = [await seal(stranger), await seal(stranger)];
    await bring(house, stranger, [gone]);
    await drop(house, tomorrow);
    const again = await bring(house, stranger, [later, gone]);
    expect(again.receipts).toMatchObject([{ n: 2 }, { n: 3 }]);
    await house.acceptance.idle();
    expect([await isHere(house, gone.hash), await isHere(house, later.hash)]).toEqual([true, true]);
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    await push(somchai, [envelope]);
    expect((await outcomes(somchai)).get(envelope.hash)).toMatchObject({ kind: 'accepted' });
    expect((await drop(house, tomorrow)).dropped.envelopes).toBe(2);
  });

  it('the database itself deletes nothing that was not written down, or is not a stranger’s', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const stranger = await strangerAt(house);
    await push(somchai, [await seal(somchai)]);
    await bring(house, stranger, [await seal(stranger)]);
    await house.close();
    const db = new DatabaseSync(join(house.folder, 'data', 'debt-desk.sqlite'));
    expect(() => db.exec("delete from envelopes where unit = '?'")).toThrow('kept as they came');
    db.exec('insert into dropped (hash, at) select hash, 1 from envelopes');
    expect(() => db.exec("delete from envelopes where unit != '?'")).toThrow('kept as they came');
    db.close();
  });
});
