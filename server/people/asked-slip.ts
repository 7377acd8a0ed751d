import type { DeviceCertificate } from '#contract/certificates.ts';
import type { EnrolmentCode } from '#contract/enrolment.ts';
import type { OfficerCode } from '#contract/people.ts';
import type { UnixMs } from '#contract/primitives.ts';
import {
  MOST_WRONG_ON_SLIP,
  type StoredPerson,
  type StoredSlip,
} from '../storage/people-tables.ts';
import type { Storage } from '../storage/port.ts';
import type { Tables } from '../storage/tables.ts';
import { type CodeRefusal, isSecret, refused } from './enrolment-code.ts';
import { mayWorkOn } from './rights.ts';

/** What stands on a slip, and the enrolled device that has proven to ask about it. */
export interface SlipAsked {
  officer: OfficerCode;
  code: EnrolmentCode;
  device: DeviceCertificate;
}

/** What is done with a slip that is right, in the transaction that may use it up. */
export interface SlipUse<T> {
  /** Somebody's key was made with it before. */
  used(by: NonNullable<StoredSlip['used']>, tables: Tables, now: UnixMs): Promise<T | CodeRefusal>;
  open(person: StoredPerson, slip: StoredSlip, tables: Tables, now: UnixMs): Promise<T>;
}

const HOUR_MS = 60 * 60 * 1000;
const MOST_TRIES_OF_DEVICE = 10;

/**
 * [P6] Only an enrolled device gets to guess, ten times an hour; five wrong guesses from its officer's
 * own district end a slip. It is the same whatever the slip is wanted for, so that looking at one
 * gives nobody more guesses than using it.
 */
export async function withSlip<T>(
  asked: SlipAsked,
  { storage, now }: { storage: Storage; now: UnixMs },
  use: SlipUse<T>,
): Promise<T | CodeRefusal> {
  const { officer, code, device } = asked;
  const first = await storage.transact(async (tables) => {
    // Counted before anybody knows whether it is wrong, so that many at once are no more than ten.
    const tries = await tables.countTry(triesOn(device), now, HOUR_MS);
    if (tries >= MOST_TRIES_OF_DEVICE) {
      // Written down once an hour: a device that goes on guessing must not fill the log.
      if (tries === MOST_TRIES_OF_DEVICE) await refuseSlip('too-many-tries', asked, tables, now);
      return refused('too-many-tries', HOUR_MS);
    }
    const state = await tables.cutsOf(device.device);
    if (state.suspended) return refuseSlip('revoked', asked, tables, now);
    return { is: 'slip' as const, slip: await tables.slipOf(officer) };
  });
  if (first.is === 'refused') return first;
  // An officer without a slip costs as long as one with.
  const right = await isSecret(code, first.slip ?? { salt: 'none', hash: NO_HASH });
  return storage.transact(async (tables) => {
    if (right !== false) await tables.forgetTry(triesOn(device));
    if (right === null) return refused('busy', 1000);
    const slip = await tables.slipOf(officer);
    const same = slip !== null && slip.hash === first.slip?.hash;
    if (!same || !right) {
      const mayEnd = slip !== null && !right && (await isOfDistrict(asked, tables));
      if (mayEnd) await tables.saveSlip({ ...slip, wrongTries: slip.wrongTries + 1 });
      return refuseSlip('code-wrong', asked, tables, now);
    }
    if (slip.wrongTries >= MOST_WRONG_ON_SLIP) return refuseSlip('code-locked', asked, tables, now);
    if (slip.used) return use.used(slip.used, tables, now);
    if (slip.expiresAt <= now) return refuseSlip('code-expired', asked, tables, now);
    const person = await tables.personOf(officer);
    if (person?.state !== 'approved') return refuseSlip('revoked', asked, tables, now);
    if (!mayWorkOn(device, person)) return refuseSlip('not-allowed', asked, tables, now);
    return use.open(person, slip, tables, now);
  });
}

/** As long as a hash is; nothing gives it. */
const NO_HASH = Buffer.alloc(32).toString('base64url');

const triesOn = ({ device }: DeviceCertificate) => `activation|${device}`;

/**
 * Whether a wrong guess from here counts against the slip. One from elsewhere counts against its
 * device alone: else one device anywhere could keep every officer of the country from coming in.
 */
async function isOfDistrict({ device, officer }: SlipAsked, tables: Tables): Promise<boolean> {
  const person = await tables.personOf(officer);
  return person !== null && device.unit.slice(0, 4) === person.unit.slice(0, 4);
}

/** Says no, and writes it down. */
export async function refuseSlip(
  code: CodeRefusal['code'],
  { officer, device }: SlipAsked,
  tables: Tables,
  at: UnixMs,
): Promise<CodeRefusal> {
  await tables.writeAudit({
    at,
    officer: null,
    device: device.device,
    action: 'slip-refused',
    target: officer,
    area: device.unit,
    detail: code,
  });
  return refused(code);
}
