import type { Page } from 'playwright-core';
import type { Registration } from '#contract/registration/registration.ts';
import type { EnrolledDevice, Store } from '../../src/store/types.ts';
import type { OpenVault } from '../../src/vault/types.ts';
import type { OpenBrowser } from '../support/browser.ts';
import { proofDist } from '../support/builds.ts';
import { centreOf } from '../support/centre-database.ts';
import { enrol, findingOn, unlock, unsentOn, untilReadyOffline } from '../support/desk.ts';
import { inventMany } from '../support/inventor.ts';
import { between, seeded } from '../support/people.ts';
import { makeScene } from '../support/scene.ts';
import { makeHome } from '../support/server.ts';
import type { Observation } from './fault.ts';
import { until } from './until.ts';

/** It is struck after so many are saved, and a little later. */
const MOST_SAVED = 6;
const MOST_MS = 300;
/** More than a desk keeps before it is struck. */
const AT_MOST = 40;
/** Every so many strikes fall while the officer is unlocking, before anything is kept. */
const WHILE_UNLOCKING = 6;

/** Where a desk’s profile lies, and how its work is ended. */
export interface Interruption {
  profile: string;
  /** Everything so far is on the disk. */
  settle(): void;
  /** Ends the work of the browser at once, with no farewell. */
  strike(browser: OpenBrowser): Promise<void>;
  /** Makes the profile usable again; false when the strike was none. */
  comeBack(): Promise<boolean>;
  /** Of what was told that it has no second copy yet, some may be gone. */
  sparesSingle?: boolean;
}

/** Keeps and is struck, again and again; then all of it is sent, and compared with what was called saved. */
export async function interruptDesk(
  { profile, settle, strike, comeBack, sparesSingle = false }: Interruption,
  strikes: number,
  seed: number,
): Promise<Observation> {
  const random = seeded(seed);
  const people = inventMany(seed, AT_MOST);
  const scene = makeScene();
  try {
    const home = await makeHome();
    const env = { DIST_DIR: proofDist };
    const first = await scene.serve(home, { env });
    const newcomer = await scene.open(profile);
    await enrol(newcomer.page, first.url, first.link());
    await untilReadyOffline(newcomer.page);
    await first.stop();
    await newcomer.close();
    settle();

    const saved: Saved[] = [];
    const findings = new Map<string, number>();
    let bites = 0;
    let lost = 0;
    const open = async () => {
      const browser = await scene.open(profile);
      await browser.page.exposeFunction('saved', (one: Saved) => void saved.push(one));
      await browser.page.goto(first.url);
      return browser;
    };
    /** Opens the desk after a strike, and counts what is gone. */
    const look = async (page: Page) => {
      await unlock(page);
      const finding = await findingOn(page);
      findings.set(finding, (findings.get(finding) ?? 0) + 1);
      // One more may be there: its word was under way when the desk was struck.
      lost = Math.max(lost, saved.length - (await unsentOn(page)));
    };
    for (let n = 1; n <= strikes; n += 1) {
      const browser = await open();
      const isEarly = n % WHILE_UNLOCKING === 0;
      if (!isEarly) await look(browser.page);
      const work = isEarly ? unlock(browser.page) : keepOn(browser.page, people);
      const ended = work.catch(() => undefined);
      const enough = saved.length + between(random, 0, MOST_SAVED);
      if (!isEarly) await until(async () => saved.length >= enough, 3);
      await new Promise((resolve) => setTimeout(resolve, between(random, 0, MOST_MS)));
      await strike(browser);
      await ended;
      if (await comeBack()) bites += 1;
    }
    const { page, kill } = await open();
    await look(page);
    await scene.serve(home, { env });
    const centre = centreOf(home);
    await until(async () => (await unsentOn(page)) === 0);
    await until(async () => centre.count('records') === centre.count('envelopes'));
    await kill();
    const refs = centre.refs();
    const missing = saved.filter(({ ref }) => !refs.includes(ref));
    const single = saved.filter(({ secondCopy }) => !secondCopy).length;
    const missingTwice = missing.filter(({ secondCopy }) => secondCopy).length;
    const broken = sparesSingle ? missingTwice + Math.max(0, lost - single) : missing.length + lost;
    const doubled = refs.length - new Set(refs).size;
    const said = [...findings].map(([finding, times]) => `${finding} ${times}`).join(', ');
    return {
      survived: broken + doubled === 0 && bites > 0.9 * strikes && saved.length > 0,
      observed: `${strikes} times (seed ${seed}), ${saved.length} called saved (${single} of them with the word that there is no second copy yet), ${lost} gone at a start, ${missing.length} never arrived (${missingTwice} of those with two copies), ${doubled} doubled, ${refs.length} records; starts found: ${said}; control: ${bites} strikes were real`,
    };
  } finally {
    await scene.end();
  }
}

/** What an officer was told of one registration. */
interface Saved {
  ref: string;
  secondCopy: boolean;
}

interface ProofWindow {
  debtDesk: { stage: { value: { store: Store; vault: OpenVault; device: EnrolledDevice } } };
  saved(one: Saved): Promise<void>;
}

/** Keeps one after the other, and tells the world outside of each once it is called saved. */
function keepOn(page: Page, registrations: readonly Registration[]): Promise<void> {
  return page.evaluate(async (all) => {
    const world = globalThis as unknown as ProofWindow;
    const { store, vault, device } = world.debtDesk.stage.value;
    const { unit, officer } = vault.officer;
    for (const registration of all) {
      const draft = await store.startDraft(vault, ({ ref }) => ({
        ...registration,
        intake: { ...registration.intake, ref, unit, officer, device: device.id },
      }));
      const outcome = await store.keepRegistration(vault, draft);
      if (outcome.is === 'kept')
        await world.saved({ ref: draft.ref, secondCopy: outcome.secondCopy });
    }
  }, registrations);
}
