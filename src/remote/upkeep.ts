import type { DeviceAuditEvent } from '#contract/audit.ts';
import type { CommandAck } from '#contract/commands.ts';
import { RenewalAnswer } from '#contract/people.ts';
import type { ReadOutcome } from '../sync/ports.ts';
import { readAs } from './http.ts';
import type { Session } from './session.ts';

/** What the device made of a command; true once the centre has it. */
export async function answerCommand(device: Session, ack: CommandAck): Promise<boolean> {
  return (await device.ask('device/commands/ack', ack)).is === 'answered';
}

/** Rows of the device's own log; true once the centre has them all. */
export async function sendAudit(
  device: Session,
  events: readonly DeviceAuditEvent[],
): Promise<boolean> {
  return (await device.ask('device/audit', { events })).is === 'answered';
}

/** New certificates for the officer's key and the device's, not verified yet. */
export async function askRenewal(officer: Session): Promise<ReadOutcome<RenewalAnswer>> {
  const reply = await officer.ask('renewal', {});
  return reply.is === 'answered' || reply.is === 'declined' ? readAs(reply, RenewalAnswer) : reply;
}
