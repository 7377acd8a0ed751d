import { hash } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { fingerprintOf, fingerprintText } from '#contract/activation.ts';
import type { OfficerCertificate } from '#contract/certificates.ts';
import type { PublicJwk, Uuid } from '#contract/primitives.ts';
import type { ProblemCode } from '#contract/problem.ts';
import { mayGive } from '#contract/reach.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Keyring } from '../keys/keyring.ts';
import { type PersonAct, writeOf } from './decide.ts';
import { decidesOnOthers, rightsToday } from './rights.ts';

const HOUR_MS = 60 * 60 * 1000;
const MOST_TRIES = 5;

type Outcome = { is: 'done' } | { is: 'refused'; code: ProblemCode };
const refused = (code: ProblemCode): Outcome => ({ is: 'refused', code });

/**
 * [P7] A supervisor types the 8 characters that the officer's device shows. From then on the key
 * counts; a slip that was used elsewhere shows other characters, and never does.
 */
export async function confirmKey(
  id: Uuid,
  fingerprint: string,
  keyring: Keyring,
  act: PersonAct,
): Promise<Outcome> {
  const { actor, scope, tables, at } = act;
  const waiting = await tables.keyIn(scope, id);
  const device = waiting && (await tables.findDevice(waiting.device));
  if (!waiting || !device) return refused('not-found');
  if (waiting.waiting !== true) return refused('state-wrong');
  const person = await tables.personOf(waiting.officer);
  if (waiting.officer === actor.officer || !person) return refused('not-allowed');
  if (!mayGive(actor.roles, person.roles)) return refused('not-allowed');
  if (person.left[waiting.device]) return refused('not-allowed');
  const rights = rightsToday(person, waiting);
  const slip = await tables.slipOf(waiting.officer);
  const ofThisKey = slip?.used?.certificate === id;
  // Another was printed since: this key came by a slip that was given up, perhaps as stolen.
  if (slip && !ofThisKey) return refused('state-wrong');
  // Whoever issues the slip of such a person and confirms its key could be that person, and approve
  // what they have proposed themselves. A district may have one supervisor only, so theirs is let
  // through.
  if (decidesOnOthers(rights.roles)) {
    // Lost with a restore, nothing says any more who issued it.
    if (!ofThisKey) return refused('state-wrong');
    if (slip.issuedBy === actor.officer) return refused('same-person');
  }
  const wrongTries = `confirm|${waiting.device}`;
  if ((await tables.triesOf(wrongTries, at, HOUR_MS)) >= MOST_TRIES) {
    return refused('too-many-tries');
  }
  if (fingerprint !== (await shownBy(waiting, device.certificate.jwk, keyring))) {
    await tables.countTry(wrongTries, at, HOUR_MS);
    await writeOf('fingerprint-wrong', id, waiting, null, act);
    return refused('fingerprint-wrong');
  }
  const { waiting: _, ...confirmed } = waiting;
  const certificate = { ...confirmed, ...rights };
  const type = statementTypes.officerCertificate;
  const jws = await keyring.sign('enrolment', type, certificate);
  await tables.confirmKey(scope, { certificate, jws });
  await writeOf('fingerprint-confirmed', id, waiting, null, act);
  return { is: 'done' };
}

async function shownBy(
  { jwk }: OfficerCertificate,
  device: PublicJwk,
  { server }: Keyring,
): Promise<string> {
  const officerKey = await calculateJwkThumbprint(jwk);
  const deviceKey = await calculateJwkThumbprint(device);
  const text = fingerprintText(officerKey, deviceKey, server);
  return fingerprintOf(hash('sha256', text, 'buffer'));
}
