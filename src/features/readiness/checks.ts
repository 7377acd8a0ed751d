import { type ReadinessCheck, readinessChecks } from '#contract/devices.ts';
import type { UnixMs } from '#contract/primitives.ts';

/** What one check found; `skipped` is a person's decision. */
export type Finding = 'passed' | 'failed' | 'skipped' | 'untested';
export type Findings = Readonly<Record<ReadinessCheck, Finding>>;

/** What the device says of itself; null where it has not been asked, or cannot tell. */
export interface Measured {
  installed: boolean;
  persisted: boolean;
  /** Bytes of the program that lie here, once all of it does. */
  offlineBytes: number | null;
  subdistricts: number;
  numbersLeft: number;
  /** Server clock minus device clock, ms. */
  clockOffset: number | null;
  hasSecret: boolean;
  /** Bytes left on the disk; null where no page is told. */
  freeBytes: number | null;
  /** Whether `LEAST_FREE_BYTES` are left, by what was told or by trying. */
  hasRoom: boolean;
}

export const FEWEST_NUMBERS = 200;
export const LEAST_FREE_BYTES = 200 * 1024 * 1024;
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** As many as the table that comes with the app holds. */
export const SUBDISTRICTS = 7_436;

/** The eight that need nobody's hand; print and camera are tried with a person. */
export function judge(measured: Measured): Omit<Findings, 'print' | 'camera'> {
  const { clockOffset, offlineBytes } = measured;
  const found = {
    installed: measured.installed,
    persisted: measured.persisted,
    offline: offlineBytes !== null,
    places: measured.subdistricts === SUBDISTRICTS,
    numbers: measured.numbersLeft >= FEWEST_NUMBERS,
    clock: clockOffset !== null && Math.abs(clockOffset) <= CLOCK_TOLERANCE_MS,
    secret: measured.hasSecret,
    space: measured.hasRoom,
  };
  const say = (ok: boolean): Finding => (ok ? 'passed' : 'failed');
  return {
    installed: say(found.installed),
    persisted: say(found.persisted),
    offline: say(found.offline),
    places: say(found.places),
    numbers: say(found.numbers),
    clock: say(found.clock),
    secret: say(found.secret),
    space: say(found.space),
  };
}

/** What a unit may go without when a person says so; nothing that would lose or forge anything. */
export const skippable: readonly ReadinessCheck[] = ['installed', 'print', 'camera', 'secret'];

export type Result =
  | { is: 'ready'; skipped: readonly ReadinessCheck[] }
  | { is: 'not-ready'; failed: number; untested: readonly ReadinessCheck[] }
  | { is: 'not-tested'; untested: readonly ReadinessCheck[] };

export function sumUp(findings: Findings): Result {
  const having = (finding: Finding) =>
    readinessChecks.filter((check) => findings[check] === finding);
  const failed = having('failed').length;
  const untested = having('untested');
  if (failed > 0) return { is: 'not-ready', failed, untested };
  return untested.length > 0
    ? { is: 'not-tested', untested }
    : { is: 'ready', skipped: having('skipped') };
}

export const untested = Object.fromEntries(
  readinessChecks.map((check) => [check, 'untested']),
) as Findings;

/** As the centre is told: null is not tried. */
export function reportOf(findings: Findings, at: UnixMs) {
  const tried: Record<Finding, boolean | null> = {
    passed: true,
    failed: false,
    skipped: null,
    untested: null,
  };
  const checks = Object.fromEntries(
    readinessChecks.map((check) => [check, tried[findings[check]]]),
  );
  return { at, checks };
}
