import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { Board } from '#contract/board.ts';
import { DeviceCommand } from '#contract/commands.ts';
import { readEntry } from '#contract/mailbox.ts';
import { statementTypes } from '#contract/statements.ts';
import { verifyListed } from '../../../src/vault/key-list.ts';
import { maleeAs } from '../../store/desk.ts';
import { joinHouse } from '../../store/with-centre.ts';
import { auditOf } from '../support/audit.ts';
import { askAs, type Desk, openDesk, push, readMailbox, seal } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import { actOn, supervisorOf } from './people.ts';

afterAll(tearDown);

const figuresFor = async (reader: Desk, device: string) => {
  const board = Board.parse(await (await askAs(reader, 'officer', '/board')).json());
  return board.devices.find((one) => one.device === device);
};

/** What the desk was ordered. */
async function ordersTo(desk: Desk) {
  const { list } = desk.server.keyring;
  const commands = (await readMailbox(desk)).items.flatMap((entry) => {
    const item = readEntry(entry);
    return item?.kind === 'command' ? [item.command] : [];
  });
  const type = statementTypes.command;
  const read = await Promise.all(
    commands.map((jws) => verifyListed(list, 'command', type, jws, DeviceCommand)),
  );
  return read.map((one) => one?.order);
}

describe('[DV18] a device that is to count anew', () => {
  it('does so, sends what it had under its old count, and nothing is taken for lost', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const desk = await joinHouse(house);
    const write = async (count: number) => {
      for (let i = 0; i < count; i += 1) {
        const draft = await desk.store.startDraft(desk.vault, maleeAs);
        await desk.store.keepRegistration(desk.vault, draft);
      }
    };
    await write(3);
    await desk.exchange();
    await write(2);
    const { epoch } = await desk.store.counters();
    expect((await actOn(suda, { id: desk.id }, { kind: 'rotate-epoch' })).ok).toBe(true);
    await desk.hear();
    expect((await desk.store.counters()).epoch).not.toBe(epoch);

    await write(1);
    const { ref } = await desk.store.startDraft(desk.vault, maleeAs);
    // Three were seen here; two more were given, and a hundred are stepped over.
    expect(Number(ref.slice(6, 11)) % 10_000).toBe(5 + 100 + 2);
    house.clock.move(1000);
    await desk.exchange();
    expect(await figuresFor(suda, desk.id)).toMatchObject({ left: 1, missing: 0, lost: 0 });
    house.clock.move(1000);
    await desk.exchange();
    const seen = await figuresFor(suda, desk.id);
    expect(seen).toMatchObject({ left: 0, missing: 0, lost: 0, repeats: 0, received: 6 });
    expect((await auditOf(suda, { action: 'device-epoch-rotated' })).events).toMatchObject([
      { officer: suda.officer.officer, target: desk.id, detail: 'ตามคำสั่ง' },
    ]);
  });

  it('[BD2] leaves the alarm standing of what the old count made and the device has no more', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const made = [await seal(suda), await seal(suda), await seal(suda)];
    await push(suda, made.slice(0, 1));
    await actOn(suda, suda, { kind: 'rotate-epoch' });
    const anew = { ...suda, epoch: uuid(), head: null };
    house.clock.move(1000);
    await push(anew, []);
    expect(await figuresFor(suda, suda.id)).toMatchObject({ left: 0, missing: 2, lost: 2 });
    house.clock.move(1000);
    await push(anew, made.slice(1));
    expect(await figuresFor(suda, suda.id)).toMatchObject({ missing: 0, lost: 0 });
  });

  it('[I8] is told so by the server itself, once for each count that forked, past what it has seen', async () => {
    const house = await build();
    const suda = await supervisorOf(house);
    const somchai = await openDesk(house);
    const { from } = somchai.certificate.numbers;
    const copy = { ...somchai };
    const mine = [await seal(somchai), await seal(somchai), await seal(somchai)];
    await push(somchai, mine);
    expect(await ordersTo(somchai)).toEqual([]);
    // The profile was copied before its first number was used, and goes on from there.
    const others = [await seal(copy), await seal(copy)];
    await push({ ...copy, m: 10 }, others.slice(0, 1));
    const order = { kind: 'rotate-epoch', beyond: from + 2 };
    expect(await ordersTo(somchai)).toEqual([order]);
    await push({ ...copy, m: 11 }, others);
    expect(await ordersTo(somchai)).toEqual([order]);
    const { events } = await auditOf(suda, { action: 'device-epoch-rotated' });
    expect(events).toMatchObject([{ officer: null, target: somchai.id, detail: null }]);
  });
});
