import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { written } from './written.ts';

/** Counts bytes of an origin that wait in a place; fewer than none are taken away. */
export const addLoad = (db: Kysely<Schema>, load: Schema['loads']) =>
  written(
    db,
    `insert into loads (place, origin, bytes) values (?, ?, ?)
      on conflict (place, origin) do update set bytes = bytes + excluded.bytes`,
    [load.place, load.origin, load.bytes],
  );
