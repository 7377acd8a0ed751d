import type { Places } from '#thai/places/places.ts';
import type { EnrolledDevice, Store } from '../../store/types.ts';
import { isPrfSlot } from '../../vault/may-open.ts';
import { roomLeft, storageUsed } from '../storage-used.ts';
import { LEAST_FREE_BYTES, type Measured } from './checks.ts';

const PATIENCE_MS = 5000;

export interface MeasuringPorts {
  store: Store;
  device: EnrolledDevice;
  officer: string;
  places: () => Promise<Places>;
}

/** Asks the device itself; nothing here is remembered from before. */
export async function measure({
  store,
  device,
  officer,
  places,
}: MeasuringPorts): Promise<Measured> {
  const persisted = await navigator.storage.persist();
  const [used, counters, officers, subdistricts, offlineBytes] = await Promise.all([
    storageUsed(),
    store.counters(),
    store.officers(),
    countSubdistricts(places),
    programHere(),
  ]);
  const own = officers.find((each) => each.officer === officer);
  const freeBytes = roomLeft(used);
  return {
    installed: isInstalled(),
    persisted,
    offlineBytes,
    subdistricts,
    numbersLeft: Math.max(0, device.numbers.to - counters.nextNumber + 1),
    clockOffset: counters.clockOffset,
    hasSecret: own !== undefined && (own.pin !== undefined || own.slots.some(isPrfSlot)),
    freeBytes,
    hasRoom: freeBytes === null ? await canWrite(LEAST_FREE_BYTES) : freeBytes >= LEAST_FREE_BYTES,
  };
}

const isInstalled = () =>
  ['standalone', 'minimal-ui', 'fullscreen', 'window-controls-overlay'].some(
    (mode) => matchMedia(`(display-mode: ${mode})`).matches,
  );

async function countSubdistricts(places: () => Promise<Places>): Promise<number> {
  try {
    const table = await places();
    return table.districts().reduce((sum, { code }) => sum + table.subdistricts(code).length, 0);
  } catch {
    return 0;
  }
}

/** Bytes of the program's own copy, when a service worker serves this page from it; null otherwise. */
async function programHere(): Promise<number | null> {
  if (!navigator.serviceWorker?.controller) return null;
  const ready = await Promise.race([
    navigator.serviceWorker.ready,
    new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS)),
  ]);
  if (ready?.active?.state !== 'activated') return null;
  const shell = await caches.match(new URL('/index.html', location.href).href, {
    ignoreSearch: true,
  });
  if (!shell) return null;
  return (await storageUsed())?.usage ?? 0;
}

const PIECE_BYTES = 8 * 1024 * 1024;

/** Writes so much and throws it away again, where the browser does not say what the disk has left. */
async function canWrite(bytes: number): Promise<boolean> {
  const folder = await navigator.storage.getDirectory();
  const file = await folder.getFileHandle('room', { create: true });
  const writing = await file.createWritable();
  try {
    const piece = new Uint8Array(PIECE_BYTES);
    for (let written = 0; written < bytes; written += PIECE_BYTES) await writing.write(piece);
    return true;
  } catch {
    return false;
  } finally {
    await writing.abort().catch(() => {});
    await folder.removeEntry('room').catch(() => {});
  }
}

export type CameraFinding = 'works' | 'none' | 'not-opened';

/** Opens the camera for a moment and lets it go again; nothing is recorded. */
export async function tryCamera(): Promise<CameraFinding> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    for (const track of stream.getTracks()) track.stop();
    return 'works';
  } catch (error) {
    const isNone = error instanceof DOMException && error.name === 'NotFoundError';
    return isNone ? 'none' : 'not-opened';
  }
}
