import type { DeviceEntry, DeviceList } from '#contract/devices.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { Scope } from '../people/authorize.ts';
import type { DeviceNotes } from '../storage/device-tables.ts';
import type { DeviceRow, Tables } from '../storage/tables.ts';
import { wipeStands } from './wipe.ts';

/** The devices of an area, with what is unsent and what was asked of them. */
export async function listDevices(scope: Scope, tables: Tables, at: UnixMs): Promise<DeviceList> {
  const rows = await tables.devicesIn(scope);
  const notes = await tables.deviceNotes(scope);
  const byDevice = new Map(notes.map((one) => [one.device, one]));
  const devices = rows.flatMap((row) => {
    const note = byDevice.get(row.certificate.device);
    return note ? [entryOf(row, note, at)] : [];
  });
  return { at, devices, units: await tables.unitsIn(scope) };
}

/** A device that threw its keys away is out of use until somebody is activated on it anew. */
const shutAs = ({ shut, officers }: DeviceNotes): DeviceEntry['state'] => {
  const isOpenAgain = officers.some(({ state }) => state === 'active' || state === 'waiting');
  if (!shut || isOpenAgain) return 'active';
  return shut.by === 'wipe' ? 'wiped' : 'locked';
};

function entryOf({ certificate, ...row }: DeviceRow, note: DeviceNotes, at: UnixMs): DeviceEntry {
  const { device, label, unit, numbers } = certificate;
  const { suspended, replaces, readiness, command, officers, enrolledAt, wipeAsked } = note;
  return {
    ...{ device, label, unit, dd: numbers.dd, enrolledAt, replaces, readiness, command },
    state: suspended ? 'suspended' : shutAs(note),
    officers,
    lastContact: row.lastContact,
    reported: row.reported && {
      at: row.reported.at,
      unsent: Math.max(0, row.reported.status.unsent - row.reported.arrived),
      ...(row.reported.status.drafts !== undefined && { drafts: row.reported.status.drafts }),
      oldestUnsent: row.reported.status.oldestUnsent,
      app: row.reported.status.app,
    },
    held: row.held,
    wipeAskedBy: wipeStands(wipeAsked, at) ? wipeAsked.by : null,
  };
}
