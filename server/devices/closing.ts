import { type ClosingReading, type ClosingRequest, DayClosing } from '#contract/closing.ts';
import { statementTypes } from '#contract/statements.ts';
import { gapsIn } from '../intake/ledger.ts';
import { readUnproven, verifyStatement } from '../keys/statements.ts';
import type { Acting } from '../records/centre-act.ts';

/**
 * [DV17] Whether a code is a device's own word for its day, and what of that has come; null where the device
 * is not of this area. Nothing is written: a code is what a device said, and what came is known here.
 */
export async function readClosing(
  { code }: ClosingRequest,
  { scope, tables, at }: Pick<Acting, 'scope' | 'tables' | 'at'>,
): Promise<ClosingReading | null> {
  const claimed = readUnproven(code, DayClosing)?.payload;
  const state = claimed && (await tables.deviceState(scope, claimed.device));
  const device = state && (await tables.findDevice(state.device));
  if (!device) return null;
  const { jwk, label } = device.certificate;
  const closing = await verifyStatement(statementTypes.closing, code, jwk, DayClosing);
  if (!closing) return { is: 'not-genuine' };
  const epochs = await tables.cameFrom(scope, closing.device);
  const came = new Map(epochs.map((one) => [one.epoch, one.came]));
  const missing = closing.numbers.flatMap(({ epoch, from, to }) =>
    gapsIn(came.get(epoch) ?? [], from, to).map(([first, last]) => ({
      ...{ epoch, from: first, to: last },
    })),
  );
  const count = (ranges: readonly { from: number; to: number }[]) =>
    ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const arrived = count(closing.numbers) - count(missing);
  return { is: 'genuine', closing, label, at, arrived, missing };
}
