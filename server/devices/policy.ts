import type { DevicePolicy } from '#contract/enrolment.ts';
import type { Unit } from '#contract/units.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** [DV3] What a policy may say: nobody's lock, lease or reading at the desk is without an end. */
const BOUNDS = {
  idleLockMs: [MINUTE_MS, 60 * MINUTE_MS],
  localReadMs: [0, 90 * DAY_MS],
  leaseMs: [DAY_MS, 90 * DAY_MS],
} as const;

export const isInBounds = (policy: Omit<DevicePolicy, 'version'>): boolean =>
  (['idleLockMs', 'localReadMs', 'leaseMs'] as const).every((name) => {
    const [least, most] = BOUNDS[name];
    return least <= policy[name] && policy[name] <= most;
  });

/**
 * [DV3] The policy that a device of a unit starts with. A desk's own finished records stay readable
 * for a day; a mobile unit's, which is carried through villages, not at all, and it locks sooner.
 */
export const policyOf = ({ kind }: Pick<Unit, 'kind'>): DevicePolicy => ({
  version: 1,
  localReadMs: kind === 'mobile' ? 0 : DAY_MS,
  leaseMs: 7 * DAY_MS,
  idleLockMs: (kind === 'mobile' ? 2 : 5) * MINUTE_MS,
});
