import type { Kysely } from 'kysely';
import type { DeviceCertificate, OfficerCertificate } from '#contract/certificates.ts';
import type { PublicJwk, UnitCode } from '#contract/primitives.ts';
import { enrolmentOfBlock } from '../../people/number-block.ts';
import { runningOfOfficer } from '../../people/officer-code.ts';
import { unitOf } from '../../people/units.ts';
import type { EnrolmentCodeRow, PeopleTables } from '../enrolment-tables.ts';
import type { Schema } from '../schema.ts';
import type { Verified } from '../tables.ts';
import { countArea } from './areas.ts';
import { recertify } from './devices.ts';
import { unitQueries } from './units.ts';

export function peopleQueries(db: Kysely<Schema>): PeopleTables {
  const raise = (area: string, at: Parameters<typeof countArea>[2]) => countArea(db, area, at);

  return {
    async addCode(code) {
      await db.insertInto('codes').values(codeToRow(code)).execute();
    },
    async findCodes(selector) {
      const rows = await db
        .selectFrom('codes')
        .selectAll()
        .where('selector', '=', selector)
        .execute();
      return rows.map((row) => ({
        selector: row.selector,
        salt: row.salt,
        hash: row.hash,
        firstRun: row.first_run === 1,
        grants: JSON.parse(row.grants),
        expiresAt: row.expires_at,
        wrongTries: row.wrong_tries,
        windowStartedAt: row.window_started_at,
        used: row.used === null ? null : JSON.parse(row.used),
      }));
    },
    async saveCode(code) {
      const { wrong_tries, window_started_at, used } = codeToRow(code);
      await db
        .updateTable('codes')
        .set({ wrong_tries, window_started_at, used })
        .where('selector', '=', code.selector)
        .where('salt', '=', code.salt)
        .execute();
    },
    async dropUnusedFirstRunCodes() {
      await db.deleteFrom('codes').where('first_run', '=', 1).where('used', 'is', null).execute();
    },
    async anyCodeUsed() {
      const row = await db
        .selectFrom('codes')
        .select('selector')
        .where('used', 'is not', null)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async takeNumberBlock(area) {
      const { next_block } = await raise(area, {});
      await raise(area, { next_block: next_block + 1 });
      return next_block;
    },
    async takeOfficerNumber(area) {
      const { next_officer } = await raise(area, {});
      await raise(area, { next_officer: next_officer + 1 });
      return next_officer;
    },
    async addDevice({ certificate, jws }) {
      const { device, unit, numbers, at } = certificate;
      const known = await findDeviceRow(db, device);
      if (known) {
        const before: DeviceCertificate = JSON.parse(known.certificate);
        if (!isNewer(certificate, before) || !sameKey(certificate.jwk, before.jwk)) return false;
        await makeKnown(db, unit);
        await recertify(db, { certificate, jws }, before);
        return true;
      }
      await db
        .insertInto('devices')
        .values({
          ...{ id: device, unit, jws, enrolled_at: at },
          certificate: JSON.stringify(certificate),
        })
        .execute();
      await makeKnown(db, unit);
      await raise(numbers.area, { next_block: enrolmentOfBlock(numbers) + 1 });
      return true;
    },
    async addOfficer({ certificate, jws }) {
      const { id, device, officer } = certificate;
      const known = await db
        .selectFrom('officers')
        .select('certificate')
        .where('id', '=', id)
        .executeTakeFirst();
      if (known) return confirm(db, JSON.parse(known.certificate), { certificate, jws });
      await db
        .insertInto('officers')
        .values({ id, device, officer, certificate: JSON.stringify(certificate), jws })
        .execute();
      await raise(officer.slice(0, 4), { next_officer: runningOfOfficer(officer) + 1 });
      await makePerson(db, certificate);
      return true;
    },
    async findDevice(device) {
      const row = await findDeviceRow(db, device);
      return row ? { jws: row.jws, certificate: JSON.parse(row.certificate) } : null;
    },
    async findOfficers(device) {
      const rows = await db
        .selectFrom('officers')
        .select('certificate')
        .where('device', '=', device)
        .execute();
      return rows.map((row) => JSON.parse(row.certificate));
    },
  };
}

/** [I11] What a certificate of this server names is a unit, also when the list that named it is lost. */
async function makeKnown(db: Kysely<Schema>, code: UnitCode): Promise<void> {
  const unit = unitOf(code);
  if (unit) await unitQueries(db).addUnit(unit);
}

/** A key that waited here and was confirmed where this server's memory does not reach. */
async function confirm(
  db: Kysely<Schema>,
  before: OfficerCertificate,
  { certificate, jws }: Verified<OfficerCertificate>,
): Promise<boolean> {
  if (before.waiting !== true || certificate.waiting === true) return false;
  if (!sameKey(before.jwk, certificate.jwk)) return false;
  await db
    .updateTable('officers')
    .set({ certificate: JSON.stringify(certificate), jws })
    .where('id', '=', certificate.id)
    .execute();
  return true;
}

/** As long a first name as a list of people carries; a certificate's whole name may be longer. */
const LONGEST_FIRST_NAME = 80;

/** [P9] Whoever holds a certificate is somebody, also when the roster that named them is lost. */
async function makePerson(db: Kysely<Schema>, certificate: OfficerCertificate): Promise<void> {
  const { id, officer, name, unit, roles, scope, at } = certificate;
  await db
    .insertInto('people')
    .values({
      ...{ id, officer, title: '', first_name: name.slice(0, LONGEST_FIRST_NAME) },
      ...{ last_name: null, position: null, phone: null },
      ...{ unit, roles: JSON.stringify(roles), scope, state: 'approved', id_hash: null },
      ...{ proposed_by: null, proposed_at: at, suspended: null },
      ...{ refusal: null, duties_asked: null, left_devices: null },
    })
    .onConflict((on) => on.column('officer').doNothing())
    .execute();
}

/** Ids are time-ordered, so that two certificates of one moment have an order, too. */
const isNewer = (a: DeviceCertificate, b: DeviceCertificate) =>
  a.at > b.at || (a.at === b.at && a.id > b.id);

const sameKey = (a: PublicJwk, b: PublicJwk) => a.x === b.x && a.y === b.y;

const findDeviceRow = (db: Kysely<Schema>, device: string) =>
  db.selectFrom('devices').selectAll().where('id', '=', device).executeTakeFirst();

const codeToRow = (code: EnrolmentCodeRow): Schema['codes'] => ({
  selector: code.selector,
  salt: code.salt,
  hash: code.hash,
  first_run: code.firstRun ? 1 : 0,
  grants: JSON.stringify(code.grants),
  expires_at: code.expiresAt,
  wrong_tries: code.wrongTries,
  window_started_at: code.windowStartedAt,
  used: code.used && JSON.stringify(code.used),
});
