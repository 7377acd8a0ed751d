import { makeReference } from '#thai/reference-number.ts';

/**
 * An officer code, `8001-012-2`: area, running number, check. The check is the one that a reference
 * number of the area with this number would have under device 00, which no device ever gets.
 */
export function officerCode(area: string, running: number): string {
  const check = makeReference({ area, dd: '00', number: running }).slice(-1);
  return `${area}-${String(running).padStart(3, '0')}-${check}`;
}

/** The running number inside an officer code; 0 when it is not one. */
export const runningOfOfficer = (code: string): number =>
  Number(/^\d{4}-(\d{3,5})-\d$/.exec(code)?.[1] ?? 0);
