import { hash } from 'node:crypto';
import { auditText } from '#contract/audit-chain.ts';
import type { Sha256 } from '#contract/primitives.ts';

interface Link {
  prev: Sha256;
  hash: Sha256;
}

/** [AU1] The hash of a row that follows `prev`; `row` is all of it but `prev` and `hash`. */
export const linkHash = (prev: Sha256, row: object): Sha256 =>
  hash('sha256', auditText(prev, row), 'base64url');

/** Whether a row follows `prev` and is what its hash says. */
export function isLinked<T extends Link>({ prev, hash: own, ...row }: T, before: Sha256): boolean {
  return prev === before && own === linkHash(prev, row);
}
