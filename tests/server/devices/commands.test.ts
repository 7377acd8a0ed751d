import { afterAll, describe, expect, it } from 'vitest';
import { DeviceCertificate } from '#contract/certificates.ts';
import { DeviceCommand } from '#contract/commands.ts';
import { type DeviceEntry, DeviceList } from '#contract/devices.ts';
import { readEntry } from '#contract/mailbox.ts';
import { statementTypes } from '#contract/statements.ts';
import { verifyListed } from '../../../src/vault/key-list.ts';
import {
  activatedOn,
  approved,
  confirm,
  fingerprintOn,
  newOfficer,
  peopleSeenBy,
  slipFor,
} from '../people/new-officer.ts';
import { auditOf } from '../support/audit.ts';
import { askAs, type Desk, openDesk, readMailbox } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import { actOn, codeIn, openDeskOf, provinceOf, supervisorOf } from './people.ts';

afterAll(tearDown);

const DAY_MS = 86_400_000;

/** The commands in the desk's mailbox, each verified against the key list. */
async function commandsOf(desk: Desk): Promise<DeviceCommand[]> {
  const { list } = desk.server.keyring;
  const { command } = statementTypes;
  const found: DeviceCommand[] = [];
  for (const entry of (await readMailbox(desk)).items) {
    const item = readEntry(entry);
    if (item?.kind !== 'command') continue;
    const read = await verifyListed(list, 'command', command, item.command, DeviceCommand);
    if (!read) throw new Error('a command does not verify');
    found.push(read);
  }
  return found;
}

async function entryOf(reader: Desk, desk: Desk): Promise<DeviceEntry> {
  const list = DeviceList.parse(await (await askAs(reader, 'officer', '/devices')).json());
  const entry = list.devices.find(({ device }) => device === desk.id);
  if (!entry) throw new Error('not in the list');
  return entry;
}

const acknowledge = (desk: Desk, ack: object) =>
  askAs(desk, 'device', '/device/commands/ack', { why: null, ...ack });

/** The person that an officer's desk is used by. */
async function idOf(reader: Desk, desk: Desk) {
  const { people } = await peopleSeenBy(reader);
  const person = people.find(({ officer }) => officer === desk.officer.officer);
  if (!person) throw new Error('not in the list');
  return person.id;
}

const isIn = async (answer: Response) => (await answer.json()).is;

const written = async (reader: Desk, action: string) => (await auditOf(reader, { action })).events;

describe('[DV8] a command', () => {
  it('is signed for one device, numbered, and good for 30 days', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await actOn(suda, somchai, { kind: 'lock' });
    await actOn(suda, somchai, { kind: 'rotate' });
    const at = house.clock.now();
    const common = { v: 1, server: house.keyring.server, device: somchai.id, at };
    expect(await commandsOf(somchai)).toEqual([
      { ...common, n: 1, until: at + 30 * DAY_MS, order: { kind: 'lock' } },
      { ...common, n: 2, until: at + 30 * DAY_MS, order: { kind: 'rotate' } },
    ]);
    expect(await commandsOf(suda)).toEqual([]);
  });

  it('reaches a suspended device, too', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await actOn(suda, somchai, { kind: 'suspend' });
    await actOn(suda, somchai, { kind: 'lock' });
    expect((await commandsOf(somchai)).map(({ order }) => order.kind)).toEqual(['lock']);
  });

  it('[DV3] of a new policy raises its version', async () => {
    const house = await build();
    const [province, somchai] = [await provinceOf(house), await openDesk(house)];
    const times = { localReadMs: 0, leaseMs: DAY_MS, idleLockMs: 60_000 };
    await actOn(province, somchai, { kind: 'policy', ...times });
    await actOn(province, somchai, { kind: 'policy', ...times, leaseMs: 2 * DAY_MS });
    expect((await commandsOf(somchai)).map(({ order }) => order)).toEqual([
      { kind: 'policy', policy: { version: 2, ...times } },
      { kind: 'policy', policy: { version: 3, ...times, leaseMs: 2 * DAY_MS } },
    ]);
  });

  it('is given by those who may, in their own area', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const elsewhere = await supervisorOf(house, '1001');
    const clerk = await openDeskOf(house, ['officer'], '8001');
    const suda = await supervisorOf(house);
    expect(await codeIn(await actOn(elsewhere, somchai, { kind: 'lock' }))).toBe('not-found');
    expect(await codeIn(await actOn(clerk, somchai, { kind: 'lock' }))).toBe('not-allowed');
    expect(await codeIn(await actOn(suda, somchai, { kind: 'wipe' }))).toBe('not-allowed');
    expect(await codeIn(await actOn(suda, { id: 'nonsense' }, { kind: 'lock' }))).toBe('not-found');
    expect(await commandsOf(somchai)).toEqual([]);
  });
});

describe('[DV16] another label', () => {
  it('is a certificate that differs in nothing else, and is ordered and written down', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    const { label, id: _, until: __, ...before } = somchai.certificate;
    house.clock.move(1000);
    await actOn(suda, somchai, { kind: 'rename', label: 'รถบริการ เครื่อง 2' });
    const [command] = await commandsOf(somchai);
    if (command?.order.kind !== 'rename') throw new Error('no order');
    const { certificate } = command.order;
    const type = statementTypes.deviceCertificate;
    const { list } = house.keyring;
    const after = await verifyListed(list, 'enrolment', type, certificate, DeviceCertificate);
    const at = house.clock.now();
    expect(after).toMatchObject({ ...before, label: 'รถบริการ เครื่อง 2', at });
    expect((await entryOf(suda, somchai)).label).toBe('รถบริการ เครื่อง 2');
    expect(await written(suda, 'device-renamed')).toMatchObject([
      {
        ...{ officer: suda.officer.officer, target: somchai.id },
        detail: `${label} → รถบริการ เครื่อง 2: ตามคำสั่ง`,
      },
    ]);
    expect(
      await codeIn(await actOn(suda, somchai, { kind: 'rename', label: 'รถบริการ เครื่อง 2' })),
    ).toBe('state-wrong');
    expect((await actOn(suda, somchai, { kind: 'rename', label: '\u200b' })).status).toBe(422);
    const far = await supervisorOf(house, '9001');
    expect(await codeIn(await actOn(far, somchai, { kind: 'rename', label }))).toBe('not-found');
  });
});

describe('[DV7] a wipe', () => {
  it('is not sent on the word of somebody who was suspended since', async () => {
    const house = await build();
    const [maker, checker] = [
      await openDeskOf(house, ['dopa-admin'], ''),
      await openDeskOf(house, ['dopa-admin'], ''),
    ];
    const somchai = await openDeskOf(house, ['officer'], '8001');
    const { id } = await approved(maker, checker, { role: 'province', unit: '8000' });
    const desk = await openDeskOf(house, ['officer'], '8000', '8000');
    const crook = await activatedOn(desk, await slipFor(maker, id));
    await confirm(checker, crook.officer.id, await fingerprintOn(crook));
    expect(await isIn(await actOn(crook, somchai, { kind: 'wipe' }))).toBe('second-person-needed');
    await askAs(maker, 'officer', `/people/${id}/suspend`, { reason: 'ทุจริต' });
    expect(await isIn(await actOn(maker, somchai, { kind: 'wipe' }))).toBe('second-person-needed');
    expect(await commandsOf(somchai)).toEqual([]);
    expect(await isIn(await actOn(checker, somchai, { kind: 'wipe' }))).toBe('done');
  });

  it('by one person does nothing, however often they ask; another’s word sends it', async () => {
    const house = await build();
    const [first, second] = [await provinceOf(house), await provinceOf(house)];
    const somchai = await openDesk(house);
    for (let i = 0; i < 3; i += 1) {
      expect(await isIn(await actOn(first, somchai, { kind: 'wipe' }))).toBe(
        'second-person-needed',
      );
    }
    expect(await commandsOf(somchai)).toEqual([]);
    expect((await entryOf(first, somchai)).wipeAskedBy).toBe(first.officer.officer);
    expect(await isIn(await actOn(second, somchai, { kind: 'wipe' }))).toBe('done');
    expect((await commandsOf(somchai)).map(({ order }) => order.kind)).toEqual(['wipe']);
    expect((await entryOf(first, somchai)).wipeAskedBy).toBeNull();
    expect(await written(first, 'device-wipe-asked')).toHaveLength(1);
    expect(await written(first, 'device-wiped')).toMatchObject([
      { officer: second.officer.officer, target: somchai.id, detail: 'ตามคำสั่ง' },
    ]);
  });

  it('that nobody confirmed for a day has to be asked anew', async () => {
    const house = await build();
    const [first, second] = [await provinceOf(house), await provinceOf(house)];
    const somchai = await openDesk(house);
    await actOn(first, somchai, { kind: 'wipe' });
    house.clock.move(DAY_MS);
    expect((await entryOf(first, somchai)).wipeAskedBy).toBeNull();
    expect(await isIn(await actOn(second, somchai, { kind: 'wipe' }))).toBe('second-person-needed');
    expect(await isIn(await actOn(first, somchai, { kind: 'wipe' }))).toBe('done');
  });
});

describe('[DV9] what a device answers', () => {
  it('is shown and written down once', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await actOn(suda, somchai, { kind: 'lock' });
    expect((await entryOf(suda, somchai)).command).toMatchObject({ n: 1, outcome: null });
    for (let i = 0; i < 3; i += 1) await acknowledge(somchai, { n: 1, outcome: 'done' });
    expect((await entryOf(suda, somchai)).command).toMatchObject({
      ...{ n: 1, kind: 'lock', outcome: 'done', why: null },
    });
    expect(await written(suda, 'command-done')).toMatchObject([
      { officer: null, device: somchai.id, target: somchai.id, area: '8001', detail: 'lock' },
    ]);
  });

  it('what was done stays done when the device meets the command again', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await actOn(suda, somchai, { kind: 'lock' });
    await acknowledge(somchai, { n: 1, outcome: 'done' });
    await acknowledge(somchai, { n: 1, outcome: 'ignored', why: 'replayed' });
    expect((await entryOf(suda, somchai)).command).toMatchObject({ outcome: 'done', why: null });
    expect(await written(suda, 'command-ignored')).toHaveLength(1);
  });

  it('a lock or a wipe ends its keys in every list, until somebody is activated there anew', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    const [first, second] = [await provinceOf(house), await provinceOf(house)];
    const desk = await newOfficer(suda, first, somchai);
    const listed = async () => {
      const { state, officers } = await entryOf(suda, somchai);
      const { people } = await peopleSeenBy(suda);
      const keys = people.find(({ officer }) => officer === desk.officer.officer)?.keys ?? [];
      return {
        state,
        officers: officers.map((one) => one.state).sort(),
        keys: keys.map((key) => key.state),
      };
    };
    const open = { state: 'active', officers: ['active', 'active'], keys: ['active'] };
    expect(await listed()).toEqual(open);
    await actOn(suda, somchai, { kind: 'lock' });
    expect(await listed()).toEqual(open);
    await acknowledge(somchai, { n: 1, outcome: 'done' });
    const shut = { state: 'locked', officers: ['locked', 'locked'], keys: ['locked'] };
    expect(await listed()).toEqual(shut);

    house.clock.move(1000);
    const anew = await activatedOn(somchai, await slipFor(suda, await idOf(suda, desk)));
    expect(await listed()).toMatchObject({ state: 'active', keys: ['locked', 'waiting'] });
    await confirm(suda, anew.officer.id, await fingerprintOn(anew));
    expect(await listed()).toMatchObject({ state: 'active', officers: ['active', 'locked'] });

    await actOn(first, somchai, { kind: 'wipe' });
    await actOn(second, somchai, { kind: 'wipe' });
    await acknowledge(somchai, { n: 2, outcome: 'done' });
    expect(await listed()).toMatchObject({ state: 'wiped', officers: ['locked', 'locked'] });
    await actOn(suda, somchai, { kind: 'suspend' });
    expect(await listed()).toMatchObject({ state: 'suspended' });
  });

  it('a forged command is reported; one that was never sent is never done', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    await acknowledge(somchai, { n: null, outcome: 'ignored', why: 'not-signed' });
    await acknowledge(somchai, { n: 77, outcome: 'done' });
    for (let n = 100; n < 120; n += 1) {
      await acknowledge(somchai, { n, outcome: 'ignored', why: 'not-signed' });
    }
    expect(await written(suda, 'command-done')).toEqual([]);
    expect(await written(suda, 'command-ignored')).toMatchObject([{ detail: 'not-signed' }]);
    expect((await entryOf(suda, somchai)).command).toBeNull();
  });

  it('its readiness is kept, but for checks that nobody knows', async () => {
    const house = await build();
    const [suda, somchai] = [await supervisorOf(house), await openDesk(house)];
    const at = house.clock.now();
    const checks = { installed: true, print: null, camera: false, mischief: true };
    await askAs(somchai, 'device', '/device/readiness', { at, checks });
    expect((await entryOf(suda, somchai)).readiness).toEqual({
      at,
      checks: { installed: true, print: null, camera: false },
    });
  });

  it('only the device itself answers', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const answer = await askAs(somchai, 'officer', '/device/commands/ack', {
      ...{ n: 1, outcome: 'done', why: null },
    });
    expect(answer.ok).toBe(false);
  });
});
