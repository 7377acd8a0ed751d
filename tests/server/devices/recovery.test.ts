import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { PublicJwk } from '#contract/primitives.ts';
import {
  type EscSlot,
  escInfo,
  RecoveryList,
  RecoveryState,
  recoveryInfo,
} from '#contract/recovery.ts';
import { makeKey, publicPart } from '../../../server/keys/make-key.ts';
import { openSealed, sealTo } from '../../../src/vault/hpke.ts';
import { makeSigningPair, publicJwkOf } from '../../../src/vault/signing.ts';
import {
  activatedOn,
  approved,
  confirm,
  fingerprintOn,
  peopleSeenBy,
  slipFor,
} from '../people/new-officer.ts';
import { auditOf } from '../support/audit.ts';
import { askAs, type Desk, openDesk } from '../support/desk.ts';
import { build, type House, type HouseOptions, tearDown } from '../support/house.ts';
import { codeIn, openDeskOf, provinceOf, supervisorOf } from './people.ts';

afterAll(tearDown);

const run = promisify(execFile);

/** The slot of an officer's drafts key, as their device keeps it. */
async function escOf(
  desk: Desk,
  draftsKey: Uint8Array<ArrayBuffer>,
  owner: { officer?: string; device?: string } = {},
): Promise<EscSlot> {
  const { server, list } = desk.server.keyring;
  const key = list.keys.find(({ use, retired }) => use === 'drafts-recovery' && !retired);
  if (!key) throw new Error('no drafts-recovery key');
  const info = escInfo(
    server,
    key.kid,
    owner.officer ?? desk.officer.officer,
    owner.device ?? desk.id,
  );
  return { kind: 'esc', version: 1, kid: key.kid, sealed: await sealTo(key.jwk, info, draftsKey) };
}

interface Asker {
  draftsKey: Uint8Array<ArrayBuffer>;
  to: PublicJwk;
  privateJwk: JsonWebKey;
}

async function newAsker(): Promise<Asker> {
  const pair = await makeSigningPair();
  const to = await publicJwkOf(pair.publicKey);
  const { d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  if (d === undefined) throw new Error('no private half');
  return {
    draftsKey: new Uint8Array(randomBytes(32)),
    to,
    privateJwk: { ...to, d },
  };
}

const askFor = (desk: Desk, esc: EscSlot, { to }: Asker) =>
  askAs(desk, 'officer', '/recoveries', { esc, to, drafts: 3 });
const asked = async (desk: Desk, asker: Asker): Promise<RecoveryState> => {
  const answer = await askFor(desk, await escOf(desk, asker.draftsKey), asker);
  if (!answer.ok) throw new Error(await answer.text());
  return RecoveryState.parse(await answer.json());
};
const decide = (by: Desk, id: string, approve = true) =>
  askAs(by, 'officer', `/recoveries/${id}/decision`, { approve });
const mine = async (desk: Desk, id: string): Promise<RecoveryState> =>
  RecoveryState.parse(await (await askAs(desk, 'officer', `/recoveries/mine/${id}`)).json());
const listFor = async (by: Desk) =>
  RecoveryList.parse(await (await askAs(by, 'officer', '/recoveries')).json()).recoveries;
const opened = async ({ privateJwk }: Asker, house: House, state: RecoveryState) =>
  state.answer &&
  openSealed(privateJwk, recoveryInfo(house.keyring.server, state.id), state.answer);

/** Somchai, who forgot, and two people of his area. */
async function scene(options: HouseOptions = {}) {
  const house = await build(options);
  const [suda, province] = [await supervisorOf(house), await provinceOf(house)];
  return { house, suda, province, somchai: await openDeskOf(house, ['officer'], '8001') };
}

describe('[DV11] two people', () => {
  it('approve, and the asker alone gets the drafts key back', async () => {
    const { house, suda, province, somchai } = await scene();
    const asker = await newAsker();
    const { id, state } = await asked(somchai, asker);
    expect(state).toBe('asked');
    expect(await listFor(suda)).toMatchObject([
      {
        ...{ id, officer: somchai.officer.officer, name: somchai.officer.name, drafts: 3 },
        ...{ state: 'asked', approvedBy: [], yours: true, unit: '8001' },
      },
    ]);
    expect((await decide(suda, id)).status).toBe(200);
    expect(await mine(somchai, id)).toMatchObject({ state: 'asked', approvals: 1, answer: null });
    expect(await listFor(suda)).toMatchObject([
      { approvedBy: [suda.officer.officer], yours: false },
    ]);
    expect((await decide(province, id)).status).toBe(200);
    const done = await mine(somchai, id);
    expect(done).toMatchObject({ state: 'answered', approvals: 2 });
    expect(await opened(asker, house, done)).toEqual(asker.draftsKey);
    expect(await opened(await newAsker(), house, done)).toBeNull();
  });

  it('the same person twice is one person', async () => {
    const { suda, somchai } = await scene();
    const { id } = await asked(somchai, await newAsker());
    await decide(suda, id);
    expect(await codeIn(await decide(suda, id))).toBe('same-person');
    expect((await mine(somchai, id)).state).toBe('asked');
  });

  it('the asker is neither of them, whatever their roles', async () => {
    const { suda, province } = await scene();
    const { id } = await asked(suda, await newAsker());
    expect(await codeIn(await decide(suda, id))).toBe('same-person');
    expect(await listFor(suda)).toMatchObject([{ yours: false }]);
    await decide(province, id);
    expect(await codeIn(await decide(suda, id))).toBe('same-person');
    expect((await mine(suda, id)).state).toBe('asked');
  });

  it('of another area see nothing of it, and an officer may not decide', async () => {
    const { house, somchai } = await scene();
    const { id } = await asked(somchai, await newAsker());
    const elsewhere = await supervisorOf(house, '1001');
    expect(await listFor(elsewhere)).toEqual([]);
    expect(await codeIn(await decide(elsewhere, id))).toBe('not-found');
    const colleague = await openDeskOf(house, ['officer'], '8001');
    expect(await codeIn(await decide(colleague, id))).toBe('not-allowed');
    expect((await mine(somchai, id)).approvals).toBe(0);
  });

  /** A second supervisor, whose slip Suda printed; `by` confirms the key. */
  const colleagueOf = async (house: House, suda: Desk, province: Desk, by: Desk) => {
    const { id } = await approved(suda, province, { role: 'supervisor' });
    const on = await openDeskOf(house, ['officer'], '8001');
    const desk = await activatedOn(on, await slipFor(suda, id));
    const done = await confirm(by, desk.officer.id, await fingerprintOn(desk));
    if (!done.ok) throw new Error(await done.text());
    return { id, desk };
  };

  it('are not somebody and the colleague whom they alone have let in', async () => {
    const { house, suda, province, somchai } = await scene();
    const { desk: puppet } = await colleagueOf(house, suda, province, suda);
    const { id } = await asked(somchai, await newAsker());
    expect((await decide(suda, id)).status).toBe(200);
    expect(await codeIn(await decide(puppet, id))).toBe('same-person');
    expect((await mine(somchai, id)).approvals).toBe(1);
    expect((await decide(province, id)).status).toBe(200);
    expect((await mine(somchai, id)).state).toBe('answered');
  });

  it('are not two by an older key that one of them made alone, whoever confirmed the newer one', async () => {
    const { house, suda, province, somchai } = await scene();
    const { id: person, desk: puppet } = await colleagueOf(house, suda, province, suda);
    const elsewhere = await openDeskOf(house, ['officer'], '8001');
    const real = await activatedOn(elsewhere, await slipFor(suda, person));
    await confirm(province, real.officer.id, await fingerprintOn(real));
    const { id } = await asked(somchai, await newAsker());
    expect((await decide(suda, id)).status).toBe(200);
    expect(await codeIn(await decide(puppet, id))).toBe('same-person');
    expect((await decide(real, id)).status).toBe(200);
    expect((await mine(somchai, id)).state).toBe('answered');
  });

  it('are neither the asker nor whoever alone let the asker in', async () => {
    const { house, suda, province } = await scene();
    const { desk: puppet } = await colleagueOf(house, suda, province, suda);
    const { id } = await asked(puppet, await newAsker());
    expect(await codeIn(await decide(suda, id))).toBe('same-person');
    expect((await mine(puppet, id)).approvals).toBe(0);
    // Whoever decides reads who could be the officer, at any height.
    expect(await listFor(province)).toMatchObject([{ id, letInAloneBy: suda.officer.officer }]);
    expect((await decide(province, id)).status).toBe(200);
  });

  it('are somebody and a colleague whom another has confirmed', async () => {
    const { house, suda, province, somchai } = await scene();
    const { desk: colleague } = await colleagueOf(house, suda, province, province);
    const { id } = await asked(somchai, await newAsker());
    expect(await listFor(suda)).toMatchObject([{ id, letInAloneBy: null }]);
    await decide(suda, id);
    expect((await decide(colleague, id)).status).toBe(200);
    expect((await mine(somchai, id)).state).toBe('answered');
  });

  it('are not two when one of them was suspended since', async () => {
    const { house, suda, province, somchai } = await scene();
    const { id: person, desk } = await colleagueOf(house, suda, province, province);
    const { id } = await asked(somchai, await newAsker());
    await decide(desk, id);
    const stopped = await askAs(province, 'officer', `/people/${person}/suspend`, {
      reason: 'ทุจริต',
    });
    expect(stopped.status).toBe(200);
    await decide(suda, id);
    expect((await mine(somchai, id)).state).toBe('asked');
    await decide(province, id);
    expect((await mine(somchai, id)).state).toBe('answered');
  });

  it('one refusal ends it', async () => {
    const { suda, province, somchai } = await scene();
    const { id } = await asked(somchai, await newAsker());
    await decide(suda, id);
    await decide(province, id, false);
    expect(await mine(somchai, id)).toMatchObject({ state: 'refused', answer: null });
    expect(await codeIn(await decide(province, id))).toBe('state-wrong');
  });

  it('every step is in the log', async () => {
    const { suda, province, somchai } = await scene();
    const { id } = await asked(somchai, await newAsker());
    await decide(suda, id);
    await decide(province, id);
    const { events } = await auditOf(province);
    const steps = events.filter(({ target }) => target === id).reverse();
    expect(steps.map(({ action, officer }) => [action, officer])).toEqual([
      ['recovery-asked', somchai.officer.officer],
      ['recovery-approved', suda.officer.officer],
      ['recovery-approved', province.officer.officer],
      ['recovery-answered', null],
    ]);
  });
});

describe('[DV10] the asker', () => {
  it.each([
    ['another officer’s slot', { officer: '8001-099-1' }],
    ['another device’s slot', { device: '00000000-0000-7000-8000-000000000009' }],
  ])('gets nothing for %s, approved or not', async (_, owner) => {
    const { suda, province, somchai } = await scene();
    const asker = await newAsker();
    const esc = await escOf(somchai, asker.draftsKey, owner);
    const { id } = RecoveryState.parse(await (await askFor(somchai, esc, asker)).json());
    await decide(suda, id);
    await decide(province, id);
    expect(await mine(somchai, id)).toMatchObject({ state: 'refused', answer: null });
  });

  it('gets nothing for what is no drafts key, nor for a key that is not this server’s', async () => {
    const { suda, province, somchai } = await scene();
    const asker = await newAsker();
    const long = await escOf(somchai, new Uint8Array(randomBytes(64)));
    const { id } = RecoveryState.parse(await (await askFor(somchai, long, asker)).json());
    await decide(suda, id);
    await decide(province, id);
    expect((await mine(somchai, id)).state).toBe('refused');
    const foreign = { ...long, kid: 'x'.repeat(43) };
    expect(await codeIn(await askFor(somchai, foreign, asker))).toBe('body-not-valid');
  });

  it('alone fetches it: not a colleague, not the same officer on another device', async () => {
    const { house, suda, somchai } = await scene();
    const { id } = await asked(somchai, await newAsker());
    const path = `/recoveries/mine/${id}`;
    const { people } = await peopleSeenBy(suda);
    const person = people.find(({ officer }) => officer === somchai.officer.officer);
    if (!person) throw new Error('nobody knows him');
    const elsewhere = await activatedOn(await openDesk(house), await slipFor(suda, person.id));
    await confirm(suda, elsewhere.officer.id, await fingerprintOn(elsewhere));
    expect(elsewhere.officer.officer).toBe(somchai.officer.officer);
    for (const other of [suda, elsewhere]) {
      expect(await codeIn(await askAs(other, 'officer', path))).toBe('not-found');
    }
  });

  it('who asks anew takes back what was not decided', async () => {
    const { suda, somchai } = await scene();
    const first = await asked(somchai, await newAsker());
    await decide(suda, first.id);
    const second = await asked(somchai, await newAsker());
    expect((await listFor(suda)).map(({ id }) => id)).toEqual([second.id]);
    expect(await codeIn(await decide(suda, first.id))).toBe('not-found');
  });
});

/** Whether any file below the folder, or any line of the log, holds these bytes, raw or as text. */
function leaks(house: House, secret: Uint8Array): string[] {
  const bytes = Buffer.from(secret);
  const faces = [
    bytes,
    ...(['base64', 'base64url', 'hex'] as const).map((as) => bytes.toString(as)),
  ];
  const files = readdirSync(house.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const log = Buffer.from(house.logged.join('\n'));
  const holds = (content: Buffer) => faces.some((face) => content.includes(face));
  return [...files.filter((file) => holds(readFileSync(file))), ...(holds(log) ? ['the log'] : [])];
}

describe('[DV12] the opened key', () => {
  it('is in no file and no log; the control is found', async () => {
    const { house, suda, province, somchai } = await scene();
    const asker = await newAsker();
    const { id } = await asked(somchai, asker);
    await decide(suda, id);
    await decide(province, id);
    expect((await mine(somchai, id)).state).toBe('answered');
    expect(leaks(house, asker.draftsKey)).toEqual([]);
    const control = join(house.folder, 'control');
    writeFileSync(
      control,
      JSON.stringify({ key: Buffer.from(asker.draftsKey).toString('base64') }),
    );
    expect(leaks(house, asker.draftsKey)).toEqual([control]);
  });
});

describe('[DV13] with an offline key', () => {
  it('what two approved waits, and the command answers it on the server’s data', async () => {
    const made = await makeKey('drafts-recovery', 0);
    const draftsRecovery = { kid: made.kid, jwk: publicPart(made.jwk) };
    const { house, suda, province, somchai } = await scene({ draftsRecovery });
    const asker = await newAsker();
    const { id } = await asked(somchai, asker);
    await decide(suda, id);
    await decide(province, id);
    expect(await mine(somchai, id)).toMatchObject({
      state: 'approved',
      approvals: 2,
      answer: null,
    });

    const [offline, listed] = ['private.json', 'public.json'].map((name) =>
      join(house.folder, name),
    );
    if (!offline || !listed) throw new Error('two files');
    writeFileSync(offline, JSON.stringify(made.jwk));
    writeFileSync(listed, JSON.stringify(publicPart(made.jwk)));
    const { stdout } = await run(process.execPath, ['server/recoveries.ts', '--key', offline], {
      env: {
        ...process.env,
        ...{ DATA_DIR: join(house.folder, 'data'), KEYS_DIR: join(house.folder, 'keys') },
        DRAFTS_RECOVERY_KEY: listed,
      },
    });
    expect(stdout).toContain(`${somchai.officer.officer}`);
    expect(stdout).toContain('answered');
    const done = await mine(somchai, id);
    expect(await opened(asker, house, done)).toEqual(asker.draftsKey);
  });
});
