import './ui/styles.css';

import { effect } from '@preact/signals';
import { render, type VNode } from 'preact';
import * as z from 'zod/mini';
import { activationPorts } from './app/activation-ports.ts';
import type { Adapters } from './app/adapters.ts';
import { administrationLater } from './app/administration-later.ts';
import { App } from './app/app.tsx';
import { keepUp } from './app/keep-up.ts';
import { speakAsBefore } from './app/language.ts';
import { loadedOnce } from './app/loaded-once.ts';
import { lookAtLinkWith } from './app/looking-at-link.ts';
import { beginPractice, forgetPractice } from './app/practice/begin-and-end.ts';
import { keepProgram } from './app/program.ts';
import { unitSeen } from './app/remembered.ts';
import { sendingLater } from './app/sending-later.ts';
import { deviceSession, officerSession } from './app/sessions.ts';
import { createStages, type Stages } from './app/stages.ts';
import { followTheme } from './app/theme.ts';
import { untilIdle } from './app/until-idle.ts';
import { version, vitals } from './app/vitals.ts';
import { linkOf } from './app/watch-line.ts';
import { practising } from './features/practising.ts';
import { reportReadiness } from './remote/activation.ts';
import { browserClock } from './remote/browser-clock.ts';
import { nobodyThere, openHttp } from './remote/http.ts';
import { probe } from './remote/probe.ts';
import { readBoard } from './remote/readings.ts';
import { browserPorts } from './store/in-browser.ts';
import { openStore } from './store/open-store.ts';
import { readCommand } from './vault/commands.ts';
import { readWatermark, recipientsIn, trustKeyList } from './vault/key-list.ts';
import { createVaults } from './vault/vaults.ts';
import { startWorker } from './vault/worker-url.ts';

// The Content-Security-Policy forbids making code from strings, which zod would do for speed.
z.config({ jitless: true });

const clock = browserClock;
const vaults = createVaults();
const inPractice = practising();
/** A practice asks nobody anything. */
const http = inPractice
  ? nobodyThere
  : openHttp({ origin: location.origin, now: clock.now, looksOnline: () => navigator.onLine });

const shown = loadedOnce(async () =>
  (await import('./features/registration/shown.ts')).shownHashes(),
);
const places = loadedOnce(async () => {
  const [{ openPlaces }, { default: table }] = await Promise.all([
    import('./thai/places/places.ts'),
    import('./thai/places/places.json'),
  ]);
  return openPlaces(table);
});

let ports: ReturnType<typeof browserPorts> | null = null;
/** Its thread for files starts when this is first asked for. */
const storePorts = () => {
  ports ??= browserPorts(startWorker);
  return ports;
};

const real: Adapters = {
  clock,
  version,
  vaults,
  async openStore() {
    const opened = await openStore({
      ...storePorts(),
      trust: { trustKeyList, recipientsIn, readWatermark, readCommand },
      clock,
      vitals,
      shown,
    });
    void navigator.storage.persist();
    return opened;
  },
  lookAtLink: lookAtLinkWith(http),
  enrolWith(store) {
    const enrol = loadedOnce(async () => {
      const { enrolWith } = await import('./app/enrolling.ts');
      return enrolWith({ http, vaults, store });
    });
    return async (order) => (await enrol())(order);
  },
  enrolDeviceWith(store) {
    const enrolDevice = loadedOnce(async () => {
      const { enrolDeviceWith } = await import('./app/enrolling-device.ts');
      return enrolDeviceWith({ http, store });
    });
    return async (order) => (await enrolDevice())(order);
  },
  recoveryFor(store, device, vault) {
    const recovery = loadedOnce(async () => {
      const { recoveryOf } = await import('./app/recovering.ts');
      return recoveryOf(officerSession(device, vault, { http, clock }), store, vault);
    });
    return {
      look: async () => (await recovery()).look(),
      ask: async () => (await recovery()).ask(),
    };
  },
  activationAt: (store, device) => activationPorts({ http, clock, vaults, store, device }),
  startSending: (store, outbox, device) =>
    sendingLater(async () => {
      await untilIdle();
      const { startSending } = await import('./app/sending.ts');
      return startSending({ http, clock, store, outbox }, device);
    }),
  administrationFor: (device, vault) =>
    administrationLater(async () => {
      const { administrationOf } = await import('./remote/administration.ts');
      return administrationOf(officerSession(device, vault, { http, clock }));
    }),
  boardFor: (device, vault) => {
    const officer = officerSession(device, vault, { http, clock });
    return (asked) => readBoard(officer, asked);
  },
  reportReadiness: (device, readiness) =>
    reportReadiness(deviceSession(device, { http, clock }), readiness),
  places,
  program: keepProgram(() => wakeSender()),
  testLine: async (device) => linkOf(await probe(http, device.server)),
  practice: null,
  beginPractice,
};
let stages: Stages | null = null;

function wakeSender(): void {
  const stage = stages?.stage.value ?? { is: 'opening' };
  if (stage.is === 'open' || stage.is === 'locked') stage.sending.wake('service-worker');
}

/** Another link opened in the same window changes only what follows the hash: it is begun with anew. */
addEventListener('hashchange', () => {
  if (location.pathname === '/start' && location.hash !== '') location.reload();
});

/** The one-time code must not stay in the address bar, in the history or in a screenshot. */
function takeFragment(): string {
  const { pathname, hash } = location;
  if (pathname !== '/start' || hash === '') return '';
  history.replaceState(null, '', pathname);
  return hash;
}

async function begin(): Promise<void> {
  const fragment = takeFragment();
  const root = document.getElementById('app');
  if (!root) throw new Error('index.html has no place for the app');
  followTheme();
  await speakAsBefore();
  if (inPractice) return beginPractising(root);
  // Whoever worked here before comes to the lock screen: it is fetched while the store opens.
  const lockScreen = unitSeen() === null ? null : import('./app/locked.tsx').catch(() => undefined);
  if (lockScreen) storePorts();
  stages = createStages(real);
  // The proofs keep hundreds of records through the store's own door. Not in the app that people get.
  if (import.meta.env.MODE === 'proof') Object.assign(globalThis, { debtDesk: stages });
  keepUp(stages.stage, { http, clock });
  beReadyToSave(stages);
  const begun = stages.begin();
  // The page says already that it opens: to draw the same again would hold up what comes next.
  if (lockScreen) await Promise.all([begun, lockScreen]);
  draw(<App adapters={real} stages={stages} fragment={fragment} />, root);
  await begun;
  // A practice that was closed and not left.
  await forgetPractice();
}

/** In the place of what the page said before: a part that comes later would leave it standing. */
function draw(app: VNode, root: HTMLElement): void {
  root.replaceChildren();
  render(app, root);
}

/** The line may break before the program is kept whole: what a saving needs is here before it. */
function beReadyToSave({ stage }: Stages): void {
  effect(() => {
    // Should it fail, the saving itself fetches it.
    if (stage.value.is !== 'open') return;
    const needed = [shown(), import('./store/keep-registration.ts')];
    Promise.all(needed).catch(() => undefined);
  });
}

async function beginPractising(root: HTMLElement): Promise<void> {
  const { practise } = await import('./app/practice/practise.ts');
  const practice = await practise(real, { clock, vaults, vitals, shown });
  stages = createStages(practice.adapters);
  practice.adapters.practice = practice.practiceOn(stages);
  await stages.begin();
  practice.begin(stages);
  draw(<App adapters={practice.adapters} stages={stages} fragment="" />, root);
}

void begin();
