const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The rules a device can be given, by the word people know; how long it may be read and when it locks. */
export const policies = {
  desk: { localReadMs: DAY_MS, leaseMs: 7 * DAY_MS, idleLockMs: 5 * MINUTE_MS },
  mobile: { localReadMs: 0, leaseMs: 7 * DAY_MS, idleLockMs: 2 * MINUTE_MS },
  strict: { localReadMs: 0, leaseMs: DAY_MS, idleLockMs: MINUTE_MS },
} as const;
export type PolicyName = keyof typeof policies;
export const policyNames = Object.keys(policies) as PolicyName[];
