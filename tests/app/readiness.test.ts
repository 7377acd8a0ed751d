import { describe, expect, it } from 'vitest';
import { Readiness, readinessChecks } from '#contract/devices.ts';
import {
  type Findings,
  judge,
  type Measured,
  reportOf,
  sumUp,
  untested,
} from '../../src/features/readiness/checks.ts';

const fit: Measured = {
  installed: true,
  persisted: true,
  offlineBytes: 2_200_000,
  subdistricts: 7_436,
  numbersLeft: 200,
  clockOffset: -4 * 60_000,
  hasSecret: true,
  freeBytes: null,
  hasRoom: true,
};
const all = (finding: 'passed' | 'failed'): Findings =>
  Object.fromEntries(readinessChecks.map((check) => [check, finding])) as Findings;

describe('making a device ready', () => {
  it('passes a device that has everything, just so', () => {
    expect(new Set(Object.values(judge(fit)))).toEqual(new Set(['passed']));
  });

  it.each([
    ['installed', { installed: false }],
    ['persisted', { persisted: false }],
    ['offline', { offlineBytes: null }],
    ['places', { subdistricts: 7_435 }],
    ['numbers', { numbersLeft: 199 }],
    ['clock', { clockOffset: 6 * 60_000 }],
    ['clock', { clockOffset: null }],
    ['secret', { hasSecret: false }],
    ['space', { hasRoom: false }],
  ] as const)('%s fails alone: %j', (check, lack) => {
    const failed = Object.entries(judge({ ...fit, ...lack })).filter(([, is]) => is === 'failed');
    expect(failed.map(([name]) => name)).toEqual([check]);
  });

  it('is finished when nothing failed and nothing is left; what was skipped or not tested is named', () => {
    expect(sumUp(untested)).toEqual({ is: 'not-tested', untested: readinessChecks });
    expect(sumUp({ ...all('passed'), clock: 'failed', camera: 'untested' })).toEqual({
      is: 'not-ready',
      failed: 1,
      untested: ['camera'],
    });
    expect(sumUp({ ...all('passed'), print: 'skipped' })).toEqual({
      is: 'ready',
      skipped: ['print'],
    });
    expect(sumUp({ ...all('passed'), print: 'untested' })).toEqual({
      is: 'not-tested',
      untested: ['print'],
    });
  });

  it('tells the centre true, false, and null for what was not tried', () => {
    const report = reportOf(
      { ...all('passed'), print: 'skipped', clock: 'failed' },
      1_790_000_000_000,
    );
    expect(report.checks).toMatchObject({ persisted: true, print: null, clock: false });
    expect(Object.keys(report.checks)).toEqual([...readinessChecks]);
    expect(Readiness.parse(report)).toEqual(report);
  });
});
