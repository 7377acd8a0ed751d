import { type Kysely, sql } from 'kysely';

/**
 * Registrations counted by the day on which they were taken and the day on which they came, so that
 * nobody who asks how a month went reads every record; and what the board looks for, by index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table days (
    unit text not null,
    received text not null,
    after_cut integer not null,
    registered text not null,
    count integer not null,
    primary key (unit, received, after_cut, registered)
  ) without rowid`.execute(db);
  await sql`insert into days (unit, received, after_cut, registered, count)
    select records.unit,
      date(envelopes.at / 1000, 'unixepoch', '+7 hours'),
      time(envelopes.at / 1000, 'unixepoch', '+7 hours') >= '15:30:00',
      json_extract(records.registration, '$.intake.appliedOn'),
      count(*)
    from ops
    join records on records.id = ops.record
    join envelopes on envelopes.hash = ops.envelope
    where ops.rev = 1
    group by 1, 2, 3, 4`.execute(db);
  await sql`create index devices_by_unit on devices (unit)`.execute(db);
  await sql`create index ops_to_mend on ops (device) where state = 'needs-fix'`.execute(db);
}
