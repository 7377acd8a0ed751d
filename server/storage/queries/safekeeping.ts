import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import * as z from 'zod/mini';
import { Count, ServerEpoch, UnixMs } from '#contract/primitives.ts';
import { runningOfOfficer } from '../../people/officer-code.ts';
import { QUARANTINE } from '../port.ts';
import type { Right, SafekeepingTables } from '../safekeeping-tables.ts';
import type { Schema } from '../schema.ts';
import { countArea } from './areas.ts';
import { deviceQueries } from './devices.ts';
import { readMeta, writeMeta } from './meta.ts';
import { peopleQueries } from './people.ts';
import { toPerson, toRow } from './roster-rows.ts';
import { unitQueries } from './units.ts';

const Mark = z.object({
  at: UnixMs,
  serverEpoch: ServerEpoch,
  units: z.record(z.string(), Count),
});

export function safekeepingQueries(db: Kysely<Schema>): SafekeepingTables {
  const { addDevice, findDevice } = peopleQueries(db);
  const { addUnit, knownUnit } = unitQueries(db);
  const { cutsOf } = deviceQueries(db);

  const deviceAs = async (id: string): Promise<Right | null> => {
    const device = await findDevice(id);
    return device && { kind: 'device', device, suspended: (await cutsOf(id)).suspended };
  };
  const unitAs = async (code: string): Promise<Right | null> => {
    const unit = await knownUnit(code);
    return unit && { kind: 'unit', unit };
  };

  return {
    lastBackup: () => readMeta(db, 'backup', Mark),
    noteBackup: (mark) => writeMeta(db, 'backup', mark),
    async unitNumbers() {
      const rows = await db
        .selectFrom('counters')
        .select(['unit', 'n'])
        .where('unit', '!=', QUARANTINE)
        .execute();
      return Object.fromEntries(rows.map(({ unit, n }) => [unit, n]));
    },
    async auditHead() {
      const row = await db
        .selectFrom('audit')
        .select((one) => one.fn.max('n').as('n'))
        .executeTakeFirst();
      return row?.n ?? 0;
    },
    rightOf: async (target) =>
      (await personAs(db, target)) ?? (await deviceAs(target)) ?? (await unitAs(target)),
    async putBack(right) {
      switch (right.kind) {
        case 'unit':
          return addUnit(right.unit);
        case 'device': {
          const { device, suspended } = right;
          await addDevice(device);
          await db
            .updateTable('devices')
            .set({ suspended: suspended && JSON.stringify(suspended) })
            .where('id', '=', device.certificate.device)
            .execute();
          return;
        }
        case 'person':
          return putBackPerson(db, right);
      }
    },
    async beginEpoch(n) {
      const before = await readMeta(db, 'server-epoch', ServerEpoch);
      const random = randomBytes(16).toString('base64url');
      const begun = { n: Math.max(before?.n ?? 0, n) + 1, random };
      await writeMeta(db, 'server-epoch', begun);
      return begun;
    },
    async voidUnused() {
      await db.deleteFrom('slips').where('used', 'is', null).execute();
      await db.deleteFrom('codes').where('used', 'is', null).execute();
    },
    async skipNumbers(blocks, officers) {
      await db
        .updateTable('areas')
        .set({
          next_block: sql`next_block + ${blocks}`,
          next_officer: sql`next_officer + ${officers}`,
        })
        .execute();
    },
  };
}

async function personAs(db: Kysely<Schema>, id: string): Promise<Right | null> {
  const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? { kind: 'person', person: toPerson(row) } : null;
}

/** They may have come back by a certificate under another id: an officer code is one person. */
async function putBackPerson(
  db: Kysely<Schema>,
  { person }: Extract<Right, { kind: 'person' }>,
): Promise<void> {
  const { id, ...row } = toRow(person);
  const known = await db
    .selectFrom('people')
    .select('id')
    .where((own) =>
      person.officer === null
        ? own('id', '=', id)
        : own.or([own('id', '=', id), own('officer', '=', person.officer)]),
    )
    .executeTakeFirst();
  if (known) await db.updateTable('people').set(row).where('id', '=', known.id).execute();
  else
    await db
      .insertInto('people')
      .values({ id, ...row })
      .execute();
  if (person.officer !== null) {
    await countArea(db, person.officer.slice(0, 4), {
      next_officer: runningOfOfficer(person.officer) + 1,
    });
  }
}
