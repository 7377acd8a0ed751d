import { Hono } from 'hono';
import { MAX_PUSH_BYTES, MAX_PUSH_ENVELOPES, type PushAnswer } from '#contract/push.ts';
import type { Clock } from '../clock.ts';
import type { PaceLimits } from '../http/pace.ts';
import { Refusal } from '../http/problem.ts';
import { readBody } from '../http/read-body.ts';
import type { Admission, Gate } from '../intake/admission.ts';
import type { Intake } from '../intake/intake.ts';
import { createOpening } from '../intake/opening.ts';
import { MAX_MANIFEST_BYTES } from '../intake/read-push.ts';
import type { Keyring } from '../keys/keyring.ts';

export interface EnvelopeParts {
  intake: Intake;
  gate: Gate;
  keyring: Keyring;
  clock: Clock;
  maxBodyBytes: number;
  pace: PaceLimits;
  /** Over how long a first try after an outage is to be spread. */
  spreadMs(): Promise<number>;
}

/** How long to wait when the quarantine or the disk is full. */
const FULL_RETRY_SECONDS = 60;

/** `POST /api/v1/envelopes` and `/rescue`: the signed manifest is all the authority it takes. */
export function envelopeRoutes(parts: EnvelopeParts): Hono {
  const { gate, keyring, clock, maxBodyBytes, pace } = parts;
  const routes = new Hono();

  /** [I6] Counts what comes; where room is short, it looks who it is as soon as that can be told. */
  const watcherOf = (admission: Extract<Admission, { is: 'in' }>) => {
    const opening = createOpening(MAX_MANIFEST_BYTES);
    let isAsked = false;
    return async (piece: Uint8Array) => {
      if (!isAsked) opening.add(piece);
      const manifest = !isAsked && gate.isTight() ? opening.frame() : null;
      if (manifest) {
        isAsked = true;
        if (await parts.intake.recognises(manifest)) admission.recognise();
      }
      if (!admission.took(piece.length)) throw new Refusal('busy', gate.retryAfterSeconds());
    };
  };

  for (const [path, act] of [
    ['/envelopes', 'take'],
    ['/rescue', 'rescue'],
  ] as const) {
    routes.post(path, async (c) => {
      const told = Number(c.req.header('content-length') ?? maxBodyBytes);
      const admission = gate.enter(Math.min(told, maxBodyBytes));
      if (admission.is === 'busy') throw new Refusal('busy', admission.retryAfterSeconds);
      try {
        const body = await readBody(c, maxBodyBytes, {
          pace,
          dropped: admission.dropped,
          took: watcherOf(admission),
        });
        admission.begin();
        const result = await parts.intake[act](body);
        if (result.is === 'refused') {
          const full = result.code === 'quota' || result.code === 'storage-full';
          const spread = Math.ceil(FULL_RETRY_SECONDS * (1 + clock.random()));
          throw new Refusal(result.code, full ? spread : null);
        }
        const answer: PushAnswer = {
          receipts: result.receipts,
          pace: {
            maxEnvelopes: MAX_PUSH_ENVELOPES,
            maxBytes: MAX_PUSH_BYTES,
            reconnectSpreadMs: await parts.spreadMs(),
          },
          keyListVersion: keyring.list.version,
          mailbox: result.mailbox,
        };
        return c.json(answer);
      } finally {
        admission.leave();
      }
    });
  }
  return routes;
}
