// Apart from the rows themselves, because every desk writes its own log from its first moment on.
import type { Sha256 } from './primitives.ts';

/** The text that a row's hash is made over, after its `prev`; the members in this order. */
export const auditText = (prev: Sha256, event: object): string =>
  `dd/audit/1|${prev}|${JSON.stringify(event)}`;
/** `prev` of the first row. */
export const AUDIT_START: Sha256 = 'A'.repeat(43);
