import { statementTypes } from '#contract/statements.ts';
import type { Http } from '../remote/http.ts';
import { openSession, type Session } from '../remote/session.ts';
import type { EnrolledDevice } from '../store/types.ts';
import type { Clock } from '../sync/ports.ts';
import { signAsDevice } from '../vault/device-key.ts';
import type { OpenVault } from '../vault/types.ts';

export interface SessionParts {
  http: Http;
  clock: Pick<Clock, 'now'>;
}

/** What the device may read and report without any officer: its mailbox, its officers, its log. */
export function deviceSession(device: EnrolledDevice, { http, clock }: SessionParts): Session {
  const { server, certificate } = device;
  const by = { kid: device.id };
  return openSession({
    http,
    now: clock.now,
    prove: (nonce) =>
      signAsDevice(statementTypes.proof, { v: 1, aud: server, nonce, certificate }, device.key, by),
    proveRequest: (claim) => signAsDevice(statementTypes.request, claim, device.key, by),
  });
}

/** What the officer may; ends with the vault, whose key signs every request. */
export function officerSession(
  device: EnrolledDevice,
  vault: OpenVault,
  { http, clock }: SessionParts,
): Session {
  return openSession({
    http,
    now: clock.now,
    prove: (nonce) => vault.signIn(device.server, nonce),
    proveRequest: (claim) => vault.signRequest(claim),
  });
}
