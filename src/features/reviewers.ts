import type { Role } from '#contract/certificates.ts';

/** Who decides on what waits for a person. The centre decides that by itself; this keeps menus short. */
export const reviewers = {
  holds: ['supervisor', 'province', 'auditor'],
  duplicates: ['supervisor', 'province', 'dopa-case'],
  proposals: ['supervisor'],
} as const satisfies Record<string, readonly Role[]>;
