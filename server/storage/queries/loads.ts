import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

/** Counts bytes of an origin that wait in a place; fewer than none are taken away. */
export const addLoad = (db: Kysely<Schema>, load: Schema['loads']) =>
  db
    .insertInto('loads')
    .values(load)
    .onConflict((on) =>
      on
        .columns(['place', 'origin'])
        .doUpdateSet((row) => ({ bytes: row('loads.bytes', '+', load.bytes) })),
    )
    .execute();
