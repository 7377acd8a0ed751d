import type { Kysely } from 'kysely';
import type { UnixMs, Uuid } from '#contract/primitives.ts';
import type { DeviceShut } from '../device-tables.ts';
import type { Schema } from '../schema.ts';

/** The last lock or wipe that each device of an area said it carried out, by the server's clock. */
export async function shutIn(db: Kysely<Schema>, prefix: string): Promise<Map<Uuid, DeviceShut>> {
  const rows = await db
    .selectFrom('commands')
    .innerJoin('devices', 'devices.id', 'commands.device')
    .innerJoin('command_answers', (join) =>
      join
        .onRef('command_answers.device', '=', 'commands.device')
        .onRef('command_answers.n', '=', 'commands.n')
        .on('command_answers.outcome', '=', 'done'),
    )
    .select(['commands.device', 'commands.kind', 'command_answers.at'])
    .where('devices.unit', 'like', `${prefix}%`)
    .where('commands.kind', 'in', ['lock', 'wipe'])
    .orderBy('commands.n')
    .execute();
  return new Map(
    rows.map(({ device, kind, at }) => [device, { by: kind === 'wipe' ? 'wipe' : 'lock', at }]),
  );
}

/** Whether a key lay on the device when that threw its keys away. */
export const wasShut = (shut: DeviceShut | undefined, made: UnixMs): boolean =>
  shut !== undefined && made <= shut.at;
