import { useState } from 'preact/hooks';
import type { ReadinessCheck } from '#contract/devices.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { useDesk } from '../desk-context.ts';
import { type Findings, judge, type Measured, reportOf, sumUp, untested } from './checks.ts';
import { type CameraFinding, measure, tryCamera } from './measure.ts';

/** Runs the checks, and tells the centre each time that a result stands. */
export function useReadiness() {
  const { store, device, vault, places, clock, reportReadiness } = useDesk();
  const [findings, setFindings] = useState<Findings>(untested);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [camera, setCamera] = useState<CameraFinding | null>(null);
  const [testing, setTesting] = useState(false);
  const [at, setAt] = useState<UnixMs | null>(null);
  const [reported, setReported] = useState<boolean | null>(null);

  const settle = async (next: Findings) => {
    const now = clock.now();
    setFindings(next);
    setAt(now);
    setReported(null);
    if (sumUp(next).is !== 'not-tested') setReported(await reportReadiness(reportOf(next, now)));
  };
  return {
    findings,
    known: { measured, camera },
    testing,
    at,
    reported,
    result: sumUp(findings),

    async testAll() {
      setTesting(true);
      const { officer } = vault.officer;
      const found = await measure({ store, device, officer, places });
      setMeasured(found);
      setTesting(false);
      const judged = judge(found);
      // What a person has skipped stays skipped while it still fails.
      const kept = Object.fromEntries(
        Object.entries(judged).map(([check, finding]) => {
          const before = findings[check as ReadinessCheck];
          return [check, finding === 'failed' && before === 'skipped' ? 'skipped' : finding];
        }),
      );
      await settle({ ...findings, ...kept });
    },

    async testCamera() {
      const found = await tryCamera();
      setCamera(found);
      await settle({ ...findings, camera: found === 'works' ? 'passed' : 'failed' });
    },

    printed: (right: boolean) => settle({ ...findings, print: right ? 'passed' : 'failed' }),
    skip: (check: ReadinessCheck) => settle({ ...findings, [check]: 'skipped' }),
  };
}
