import type { UnixMs } from '#contract/primitives.ts';
import { isStopped } from '../people/standing.ts';
import type { DeviceState } from '../storage/device-tables.ts';
import { type ActResult, type Doing, done, order, writeDown } from './doing.ts';

/** A wipe that nobody confirmed within this time was not meant. */
const WIPE_ASKED_MS = 24 * 60 * 60 * 1000;

type Asked = NonNullable<DeviceState['wipeAsked']>;

/** Whether somebody has asked for a wipe, lately enough that another person may confirm it. */
export const wipeStands = (asked: Asked | null, at: UnixMs): asked is Asked =>
  asked !== null && at - asked.at < WIPE_ASKED_MS;

/** [DV7] Two different people: the first only asks. */
export async function wipe(doing: Doing): Promise<ActResult> {
  const { state, actor, tables, scope, at } = doing;
  const asked = state.wipeAsked;
  // Whoever was stopped since asks for nothing any more.
  if (!wipeStands(asked, at) || (await isStopped(asked.by, tables))) {
    await tables.saveDeviceState(scope, { ...state, wipeAsked: { by: actor.officer, at } });
    await writeDown(doing, 'device-wipe-asked');
    return { is: 'second-person-needed' };
  }
  if (asked.by === actor.officer) return { is: 'second-person-needed' };
  await tables.saveDeviceState(scope, { ...state, wipeAsked: null });
  await order(doing, { kind: 'wipe' });
  await writeDown(doing, 'device-wiped');
  return done;
}
