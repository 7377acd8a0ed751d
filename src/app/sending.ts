import { signal } from '@preact/signals';
import { PictureReceipt } from '#contract/pictures.ts';
import { statementTypes } from '#contract/statements.ts';
import { deskSettings } from '../features/desk-settings.ts';
import { openCentre } from '../remote/centre.ts';
import { openGallery } from '../remote/gallery.ts';
import type { Http } from '../remote/http.ts';
import { probe } from '../remote/probe.ts';
import { openSenderLock } from '../remote/sender-lock.ts';
import type { EnrolledDevice, Store } from '../store/types.ts';
import { startSync } from '../sync/loop.ts';
import { blankPicture } from '../sync/picture.ts';
import type { Album, Clock, Outbox, SyncPicture } from '../sync/ports.ts';
import { hashOf } from '../vault/bytes.ts';
import { manifestSigner, signPicture } from '../vault/device-key.ts';
import { verifyListed } from '../vault/key-list.ts';
import type { Sending } from './adapters.ts';
import { askForWaking } from './ask-for-waking.ts';
import { atWork } from './at-work.ts';
import { asksToWait, watchToldLine } from './line.ts';
import { deviceSession } from './sessions.ts';
import { trustOf } from './trust-of.ts';
import { watchLine } from './watch-line.ts';

export interface SendingPorts {
  http: Http;
  clock: Clock;
  store: Store;
  outbox: Outbox;
}

/** Sends for as long as this window lives, locked or not; an officer is not needed for it. */
export function startSending(ports: SendingPorts, device: EnrolledDevice): Sending {
  const { http, clock, store, outbox } = ports;
  const picture = signal(blankPicture);
  const leader = openSenderLock({
    clock,
    locks: navigator.locks,
    isVisible: () => document.visibilityState === 'visible',
  });
  const centre = openCentre({
    http,
    session: deviceSession(device, ports),
    trust: trustOf(device, store),
  });
  const signer = manifestSigner(device);
  const gallery = galleryOf(device, ports);
  const sync = startSync({
    ...{ outbox, centre, signer, clock, leader },
    pictures: { album: albumOf(store), gallery, asksToWait },
    report: (error) => console.error(error),
  });
  let learned: SyncPicture = blankPicture;
  let rest: (() => void) | null = null;
  const stopShowing = sync.picture((next) => {
    if (next.sending && !rest) rest = atWork();
    if (!next.sending) {
      rest?.();
      rest = null;
    }
    // What the sender did not learn just now may be older than what was asked since.
    const link = saysMore(learned, next) ? next.link : picture.value.link;
    learned = next;
    picture.value = { ...next, link };
  });
  const line = watchLine(
    () => probe(http, device.server),
    (link) => {
      const isBack = link === 'connected' && picture.value.link !== 'connected';
      picture.value = { ...picture.value, link };
      if (isBack) sync.wake('online');
    },
  );
  const stopWaking = wakeOnSigns((cause) => {
    sync.wake(cause);
    line.ask();
  }, store);
  return {
    picture,
    wake: sync.wake,
    async handOver() {
      const { handOverAt } = await import('./handing-over/hand-over.ts');
      return handOverAt(device, { store, outbox, centre, gallery, signer, clock });
    },
    stop() {
      stopWaking();
      line.stop();
      stopShowing();
      sync.stop();
      rest?.();
    },
  };
}

/** Whether the sender heard from the centre, or failed to, between two pictures. */
const saysMore = (before: SyncPicture, after: SyncPicture): boolean =>
  before.link !== after.link ||
  before.lastReceivedAt !== after.lastReceivedAt ||
  before.lastFailureAt !== after.lastFailureAt;

/** Everything that hints at a chance to send. None of it is needed. */
function wakeOnSigns(wake: Sending['wake'], store: Store): () => void {
  const online = () => wake('online');
  let unsentBefore = 0;
  const visible = () => {
    if (document.visibilityState === 'visible') wake('visible');
    // Whoever asked while the centre was away has been woken for nothing, and may close the window now.
    else if (unsentBefore > 0) void askForWaking();
  };
  const stopWatching = store.watchOutbox(({ unsent }) => {
    if (unsent > unsentBefore) {
      wake('kept');
      void askForWaking();
    }
    unsentBefore = unsent;
  });
  // What pictures wait for may be over [S18].
  const otherLine = () => wake('visible');
  const settings = deskSettings.peek();
  const stopSettings = deskSettings.subscribe((now) => {
    if (now !== settings) otherLine();
  });
  const stopLine = watchToldLine(otherLine);
  addEventListener('online', online);
  document.addEventListener('visibilitychange', visible);
  return () => {
    stopWatching();
    stopSettings();
    stopLine();
    removeEventListener('online', online);
    document.removeEventListener('visibilitychange', visible);
  };
}

/** Opened when the first picture is looked for. */
function albumOf(store: Store): Album {
  return {
    nextPicture: async (chance) => (await store.album()).nextPicture(chance),
    pictureReceived: async (receipt) => (await store.album()).pictureReceived(receipt),
  };
}

function galleryOf({ id, server, key }: EnrolledDevice, { clock, store }: SendingPorts) {
  return openGallery({
    ...{ origin: location.origin, server, device: id, now: clock.now, hashOf },
    sign: (claim) => signPicture(key, claim),
    openReceipt: async (jws) =>
      verifyListed(
        await store.keyList(),
        'receipt',
        statementTypes.pictureReceipt,
        jws,
        PictureReceipt,
      ),
  });
}
