import type { Uuid } from '#contract/primitives.ts';
import type { LedgerCut } from '../storage/device-tables.ts';
import type { Tables } from '../storage/tables.ts';
import type { Examination } from './examined.ts';

/** A device and the keys on it, with the rights they have and had. */
export type Standing = Pick<Examination, 'device' | 'officers'>;

export async function standingOf(id: Uuid, tables: Tables): Promise<Standing> {
  const device = await tables.findDevice(id);
  if (!device) return { device: null, officers: [] };
  const { jwk, unit } = device.certificate;
  const { suspended, moves } = await tables.cutsOf(id);
  const officers = await tables.findOfficers(id);
  const suspensions = await tables.suspensionsOn(id);
  const leavings = await tables.leavingsOn(id);
  return {
    device: { jwk, unit, suspended, moves },
    officers: officers.map((one) => ({
      certificate: one.id,
      ...{ officer: one.officer, unit: one.unit, jwk: one.jwk },
      waiting: one.waiting === true,
      revoked: suspensions.get(one.officer) ?? null,
      left: leavings.get(one.officer) ?? null,
    })),
  };
}

/** Every moment at which a right of theirs ended. */
export const cutsIn = ({ device, officers }: Standing): LedgerCut[] =>
  [
    device?.suspended,
    ...(device?.moves.map(({ cut }) => cut) ?? []),
    ...officers.flatMap(({ revoked, left }) => [revoked, left]),
  ].filter((cut) => cut !== null && cut !== undefined);
