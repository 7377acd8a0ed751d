import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { Role } from '#contract/certificates.ts';
import type { EnrolmentCode } from '#contract/enrolment.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import type { Clock } from '../clock.ts';
import { createLane } from '../lanes.ts';
import type { CodeGrants, EnrolmentCodeRow, PeopleTables } from '../storage/enrolment-tables.ts';
import type { Storage } from '../storage/port.ts';
import type { Tables } from '../storage/tables.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 13;
/** The first characters find the code and count its wrong tries; the rest (45 bits) prove it. */
const SELECTOR = 4;
const LIFE_MS = 24 * 60 * 60 * 1000;
const MOST_WRONG_TRIES = 5;
export const WINDOW_MS = 15 * 60 * 1000;
const HASHING = { parallelism: 1, tagLength: 32, memory: 19_456, passes: 2 };
/** On the first morning a whole province enrols at once; whoever comes after these asks again. */
const mostWaiting = () => 100;
/**
 * Of the four threads that also check the signatures of custody, two are for secrets: one for strangers,
 * and one for those who have proven the key of a device, whom no stranger can keep waiting.
 */
const strangers = createLane(1, mostWaiting);
const knownDevices = createLane(1, mostWaiting);

const hashing = promisify(argon2);

/** What an administrator's code gives to whoever uses it. */
export interface Grants {
  roles: Role[];
  scope: string;
}

/** A one-time code for an administrator on a new device. A first-run code lives until one is used. */
export async function issueCode(
  storage: Storage,
  clock: Clock,
  grants: Grants,
  firstRun: boolean,
): Promise<EnrolmentCode> {
  const { code, row } = await makeCode(clock, grants, firstRun);
  await storage.transact((tables) => tables.addCode(row));
  return code;
}

/** Makes a one-time code, and the row to keep, which holds only its hash. */
export async function makeCode(
  clock: Clock,
  grants: CodeGrants,
  firstRun: boolean,
): Promise<{ code: EnrolmentCode; row: EnrolmentCodeRow }> {
  const { code, salt, hash } = await freshSecret();
  const now = clock.now();
  const row: EnrolmentCodeRow = {
    selector: code.slice(0, SELECTOR),
    salt,
    hash,
    firstRun,
    grants,
    expiresAt: firstRun ? null : now + LIFE_MS,
    wrongTries: 0,
    windowStartedAt: now,
    used: null,
  };
  return { code, row };
}

/** 13 characters by chance, and the hash that is kept of them. */
export async function freshSecret(): Promise<{ code: EnrolmentCode; salt: string; hash: string }> {
  const code = Array.from(randomBytes(LENGTH), (byte) => CROCKFORD[byte % CROCKFORD.length]).join(
    '',
  );
  const salt = randomBytes(16).toString('base64url');
  return { code, salt, hash: (await hashOf(code, salt)).toString('base64url') };
}

/**
 * Whether these are the characters that the hash was made of; null: too many ask just now. For whoever
 * has proven the key of a device.
 */
export const isSecret = (
  code: string,
  { salt, hash }: { salt: string; hash: string },
): Promise<boolean | null> =>
  knownDevices.take(async () =>
    timingSafeEqual(await hashOf(code, salt), Buffer.from(hash, 'base64url')),
  );

export type CodeCheck =
  | { is: 'right'; row: EnrolmentCodeRow }
  | { is: 'wrong' }
  | { is: 'locked'; retryAfterMs: number }
  | { is: 'busy' };

export interface CodeRefusal {
  is: 'refused';
  code: ProblemCode;
  retryAfterMs: number | null;
}

export const refused = (code: ProblemCode, retryAfterMs: number | null = null): CodeRefusal => ({
  is: 'refused',
  code,
  retryAfterMs,
});

/** Does `work` with the row of a right code, read again in the transaction that may use it up. */
export async function withCode<T>(
  storage: Storage,
  code: string,
  now: UnixMs,
  work: (row: EnrolmentCodeRow, tables: Tables) => Promise<T>,
): Promise<T | CodeRefusal> {
  const check = await checkCode(storage, code, now);
  if (check.is === 'busy') return refused('busy', 1000);
  if (check.is === 'wrong') return refused('code-wrong');
  if (check.is === 'locked') return refused('code-locked', check.retryAfterMs);
  const { selector, salt } = check.row;
  return storage.transact(async (tables) => {
    const row = (await tables.findCodes(selector)).find((one) => one.salt === salt);
    return row ? work(row, tables) : refused('code-used');
  });
}

/**
 * [P1] Tells whoever holds a code, of either kind, what using it would tell them, and uses nothing up.
 * A wrong one counts as it does there, so that asking gives a stranger no more guesses.
 */
export const standingOf = (
  storage: Storage,
  code: EnrolmentCode,
  now: UnixMs,
): Promise<{ is: 'open' } | CodeRefusal> =>
  withCode<{ is: 'open' } | CodeRefusal>(storage, code, now, async ({ used, expiresAt }) => {
    if (used) return refused('code-used');
    return expiresAt !== null && expiresAt <= now ? refused('code-expired') : { is: 'open' };
  });

/**
 * Looks a code up. Five wrong tries at one code close it for a quarter of an hour; a stranger who
 * guesses closes nothing but what they guessed at, and an unknown code costs the same time.
 */
export async function checkCode(storage: Storage, code: string, now: UnixMs): Promise<CodeCheck> {
  return (await strangers.take(() => look(storage, code, now))) ?? { is: 'busy' };
}

async function look(storage: Storage, code: string, now: UnixMs): Promise<CodeCheck> {
  const selector = code.slice(0, SELECTOR);
  const rows = await storage.transact((tables) => tables.findCodes(selector));
  if (rows.length === 0) await hashOf(code, selector);
  for (const row of rows) {
    const locked = lockedMs(row, now);
    if (locked > 0) return { is: 'locked', retryAfterMs: locked };
    const found = await hashOf(code, row.salt);
    if (timingSafeEqual(found, Buffer.from(row.hash, 'base64url'))) return { is: 'right', row };
  }
  await storage.transact((tables) => countWrong(tables, selector, now));
  return { is: 'wrong' };
}

const inWindow = (row: EnrolmentCodeRow, now: UnixMs) => now - row.windowStartedAt < WINDOW_MS;

const lockedMs = (row: EnrolmentCodeRow, now: UnixMs): number =>
  inWindow(row, now) && row.wrongTries >= MOST_WRONG_TRIES
    ? row.windowStartedAt + WINDOW_MS - now
    : 0;

async function countWrong(tables: PeopleTables, selector: string, now: UnixMs): Promise<void> {
  for (const row of await tables.findCodes(selector)) {
    const wrongTries = inWindow(row, now) ? row.wrongTries + 1 : 1;
    const windowStartedAt = wrongTries === 1 ? now : row.windowStartedAt;
    await tables.saveCode({ ...row, wrongTries, windowStartedAt });
  }
}

const hashOf = (code: string, salt: string): Promise<Buffer> =>
  hashing('argon2id', { ...HASHING, message: code, nonce: Buffer.from(salt.padEnd(16, '.')) });
