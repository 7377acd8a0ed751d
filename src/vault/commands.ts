import * as z from 'zod/mini';
import { DeviceCertificate } from '#contract/certificates.ts';
import { DeviceCommand } from '#contract/commands.ts';
import type { KeyList } from '#contract/keys.ts';
import type { Jws } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import { verifyListed } from './key-list.ts';
import type { ReadCommand } from './types.ts';

/** What any version understands of a command. */
const AnyCommand = z.looseObject({ n: z.int().check(z.gte(1)) });

/** A command, when one of the server's command keys signed it. */
export async function readCommand(list: KeyList, jws: Jws): Promise<ReadCommand> {
  const signed = await verifyListed(list, 'command', statementTypes.command, jws, AnyCommand);
  if (!signed) return { is: 'not-signed' };
  const read = z.safeParse(DeviceCommand, signed);
  if (!read.success) return { is: 'unknown', n: signed.n };
  const { order } = read.data;
  const certificate =
    order.kind === 'move' || order.kind === 'rename'
      ? await verifyListed(
          list,
          'enrolment',
          statementTypes.deviceCertificate,
          order.certificate,
          DeviceCertificate,
        )
      : null;
  return { is: 'command', command: read.data, certificate };
}
