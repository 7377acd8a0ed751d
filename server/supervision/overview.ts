import type { Overview } from '#contract/overview.ts';
import type { UnixMs } from '#contract/primitives.ts';
import type { Scope } from '../people/authorize.ts';
import type { DeviceRow, SupervisionTables } from '../storage/tables.ts';

/** What has arrived from the units in `scope`, and what has not. */
export async function overviewOf(
  tables: SupervisionTables,
  scope: Scope,
  at: UnixMs,
): Promise<Overview> {
  const devices = await tables.devicesIn(scope);
  return {
    at,
    units: await tables.unitsIn(scope),
    devices: devices.map(deviceOverview),
    // Nobody can say whose unit these belong to, so only who sees all of them sees their number.
    quarantined: scope.prefix === '' ? await tables.countQuarantined() : 0,
  };
}

/** A device as the contract tells it. */
export const deviceOverview = (row: DeviceRow): Overview['devices'][number] => ({
  device: row.certificate.device,
  label: row.certificate.label,
  unit: row.certificate.unit,
  dd: row.certificate.numbers.dd,
  lastContact: row.lastContact,
  received: row.received,
  accepted: row.accepted,
  held: row.held,
  reported: row.reported && {
    at: row.reported.at,
    unsent: row.reported.status.unsent,
    oldestUnsent: row.reported.status.oldestUnsent,
    arrived: row.reported.arrived,
    app: row.reported.status.app,
  },
  gaps: row.epochs
    .filter(({ missing }) => missing.length > 0)
    .map(({ epoch, missing }) => ({ epoch, missing })),
  repeats: row.repeats,
});
