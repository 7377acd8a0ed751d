import type { AuditAction } from '#contract/audit.ts';
import type { OfficerCertificate } from '#contract/certificates.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/port.ts';
import { Refusal } from './problem.ts';
import type { Holder } from './tokens.ts';

const MINUTE_MS = 60_000;
/** A device signs in once in nine minutes for each of its officers; the rest is for reloads. */
const SIGN_INS_A_MINUTE = 30;
/** A console page asks ten times when it opens. What was asked is remembered until its nonce ends. */
const REQUESTS_A_MINUTE = 600;
const MOST_REMEMBERED = 50_000;

/**
 * What is written down of those who sign in or are refused, and how often one key may sign in. Only
 * holders of a known key come here, each counted by itself: a flood by one, or by strangers, locks
 * nobody else out.
 */
export function createRefusals(storage: Storage, clock: Clock) {
  const counts = new Map<string, { since: UnixMs; times: number }>();

  /** How often in this minute, this time included. */
  function count(name: string): number {
    const now = clock.now();
    const known = counts.get(name);
    if (known && Math.abs(now - known.since) < MINUTE_MS) {
      known.times += 1;
      return known.times;
    }
    if (counts.size >= MOST_REMEMBERED) counts.clear();
    counts.set(name, { since: now, times: 1 });
    return 1;
  }

  const write = (action: AuditAction, holder: Holder, detail: string | null) =>
    storage.transact((tables) =>
      tables.writeAudit({
        at: clock.now(),
        officer: holder.who === 'officer' ? holder.certificate.officer : null,
        device: holder.certificate.device,
        action,
        target: holder.certificate.id,
        area: holder.certificate.unit,
        detail,
      }),
    );

  return {
    /** [AU7] Writes it down, once a minute for each reason, and gives what is to be thrown. */
    async refuse(action: AuditAction, holder: Holder, code: ProblemCode): Promise<Refusal> {
      if (count(`${keyOf(holder)}|${action}|${code}`) === 1) {
        await write(action, holder, code);
      }
      return new Refusal(code);
    },
    /** [AU8] @throws Refusal `too-many-tries` */
    slowDown(what: 'sign-in' | 'request', holder: Holder): void {
      const most = what === 'sign-in' ? SIGN_INS_A_MINUTE : REQUESTS_A_MINUTE;
      if (count(`${keyOf(holder)}|${what}`) > most) {
        throw new Refusal('too-many-tries', MINUTE_MS / 1000);
      }
    },
    signedIn: (certificate: OfficerCertificate) =>
      write('signed-in', { who: 'officer', certificate, revoked: false }, null),
  };
}

/** A key is one however many certificates it has: each renewal makes another. */
const keyOf = ({ certificate: { jwk } }: Holder): string => `${jwk.x}.${jwk.y}`;
