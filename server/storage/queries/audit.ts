import { type Kysely, sql } from 'kysely';
import { AUDIT_START } from '#contract/audit-chain.ts';
import { linkHash } from '../../audit/chain.ts';
import type { AuditTables } from '../audit-tables.ts';
import type { Schema } from '../schema.ts';
import { namesOf } from './audit-names.ts';
import { addDeviceAudit } from './device-audit.ts';

const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

export function auditQueries(db: Kysely<Schema>): AuditTables {
  const last = () =>
    db.selectFrom('audit').select(['n', 'hash']).orderBy('n', 'desc').limit(1).executeTakeFirst();

  return {
    async writeAudit({ at, officer, device, action, area, ...said }) {
      // Half a sign would be hashed as it is and stored as another: the row would look forged.
      const target = said.target && wellFormed(said.target);
      const detail = said.detail && wellFormed(said.detail);
      const before = await last();
      const prev = before?.hash ?? AUDIT_START;
      const row = { n: (before?.n ?? 0) + 1, at, officer, device, action, target, area, detail };
      await db
        .insertInto('audit')
        .values({ ...row, prev, hash: linkHash(prev, row) })
        .execute();
    },

    async readAudit(scope, { before, action, officer, person, device, from, to }, most) {
      let query = db.selectFrom('audit').selectAll().where('area', 'like', `${scope.prefix}%`);
      if (before !== undefined) query = query.where('n', '<', before);
      if (action !== undefined) query = query.where('action', '=', action);
      if (officer !== undefined) query = query.where('officer', '=', officer);
      if (person !== undefined) {
        const { codes, ids } = await peopleLike(db, person);
        query = query.where((row) =>
          row.or([row('officer', 'in', codes), row('target', 'in', [...codes, ...ids])]),
        );
      }
      if (device !== undefined) {
        const own = await devicesLike(db, device);
        query = query.where((row) =>
          row.or([
            row('device', 'in', own),
            row('target', 'in', own),
            row('target', 'in', (held) =>
              held
                .selectFrom('envelopes')
                .select('hash')
                .whereRef('hash', '=', 'audit.target')
                .where('envelopes.device', 'in', own),
            ),
          ]),
        );
      }
      if (from !== undefined) query = query.where('at', '>=', from);
      if (to !== undefined) query = query.where('at', '<', to);
      return query.orderBy('n', 'desc').limit(most).execute();
    },

    namesOf: (ids) => namesOf(db, ids),

    auditOn: (targets, action) =>
      db
        .selectFrom('audit')
        .selectAll()
        .where('action', '=', action)
        .where('target', 'in', targets)
        .orderBy('n', 'desc')
        .execute(),

    auditAfter: (n, most) =>
      db.selectFrom('audit').selectAll().where('n', '>', n).orderBy('n').limit(most).execute(),

    addDeviceAudit: (device, events, at) => addDeviceAudit(db, device, events, at),

    deviceAuditHeads: () =>
      db.selectFrom('device_audit_heads').select(['device', 'through', 'hash']).execute(),
    async deviceAuditAfter({ device, n, hash }, most) {
      const rows = await db
        .selectFrom('device_audit')
        .select(['device', 'event'])
        .where(sql<boolean>`(device, n, hash) > (${device}, ${n}, ${hash})`)
        .orderBy('device')
        .orderBy('n')
        .orderBy('hash')
        .limit(most)
        .execute();
      return rows.map((row) => ({ device: row.device, event: JSON.parse(row.event) }));
    },
  };
}

/** So many people or devices of one name are looked for. */
const MOST_ALIKE = 500;

/** The text itself, wherever it stands. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Codes of those who are called so, and every id under which a row may name them. */
async function peopleLike(db: Kysely<Schema>, person: string) {
  const whole = sql<string>`title || first_name || ' ' || coalesce(last_name, '')`;
  const people = await db
    .selectFrom('people')
    .select(['id', 'officer'])
    .where((row) =>
      row.or([
        row('officer', '=', person),
        sql<boolean>`${whole} like ${containing(person)} escape '\\'`,
      ]),
    )
    .limit(MOST_ALIKE)
    .execute();
  const codes = people.flatMap(({ officer }) => officer ?? []);
  const keys = await db
    .selectFrom('officers')
    .select('id')
    .where('officer', 'in', codes)
    .unionAll(db.selectFrom('recoveries').select('id').where('officer', 'in', codes))
    .execute();
  return { codes, ids: [...people, ...keys].map(({ id }) => id) };
}

async function devicesLike(db: Kysely<Schema>, device: string): Promise<string[]> {
  const devices = await db
    .selectFrom('devices')
    .select('id')
    .where((row) =>
      row.or([
        row('id', '=', device),
        sql<boolean>`json_extract(certificate, '$.label') like ${containing(device)} escape '\\'`,
      ]),
    )
    .limit(MOST_ALIKE)
    .execute();
  return devices.map(({ id }) => id);
}
