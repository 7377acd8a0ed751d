import type { ReadinessCheck } from '#contract/devices.ts';
import { recordsThatFit } from '../storage-used.ts';
import { type Finding, LEAST_FREE_BYTES, type Measured } from './checks.ts';
import type { CameraFinding } from './measure.ts';
import type { ReadinessWords } from './words.ts';

const MEGABYTE = 1024 * 1024;
const MINUTE_MS = 60_000;
const megabytes = (bytes: number, digits: number) => (bytes / MEGABYTE).toFixed(digits);
const grouped = (n: number) => n.toLocaleString('en-US');

/** What was found, or what to do about it. */
export function sayCheck(
  check: ReadinessCheck,
  finding: Finding,
  known: { measured: Measured | null; camera: CameraFinding | null },
  { checks }: ReadinessWords,
): string {
  const ok = finding === 'passed';
  const { measured, camera } = known;
  if (check === 'print') return ok ? checks.print.ok : finding === 'failed' ? checks.print.no : '';
  if (check === 'camera') {
    if (camera === null) return '';
    return { works: checks.camera.ok, none: checks.camera.none, 'not-opened': checks.camera.no }[
      camera
    ];
  }
  if (!measured) return '';
  switch (check) {
    case 'installed':
    case 'persisted':
    case 'secret':
      return ok ? checks[check].ok : checks[check].no;
    case 'offline':
      return measured.offlineBytes === null
        ? checks.offline.no
        : checks.offline.ok(megabytes(measured.offlineBytes, 1));
    case 'places':
      return ok ? checks.places.ok(grouped(measured.subdistricts)) : checks.places.no;
    case 'numbers': {
      const left = grouped(measured.numbersLeft);
      return ok ? checks.numbers.ok(left) : checks.numbers.no(left);
    }
    case 'clock': {
      const { clockOffset } = measured;
      if (clockOffset === null) return checks.clock.unknown;
      const minutes = grouped(Math.round(Math.abs(clockOffset) / MINUTE_MS));
      return ok ? checks.clock.ok : checks.clock.no(minutes);
    }
    case 'space': {
      const { freeBytes } = measured;
      const records = grouped(recordsThatFit(freeBytes ?? LEAST_FREE_BYTES));
      if (freeBytes === null) return ok ? checks.space.tried(records) : checks.space.full;
      const free = grouped(Math.floor(freeBytes / MEGABYTE));
      return ok ? checks.space.ok(free, records) : checks.space.no(free);
    }
  }
}
