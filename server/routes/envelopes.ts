import { Hono } from 'hono';
import { MAX_PUSH_BYTES, MAX_PUSH_ENVELOPES, type PushAnswer } from '#contract/push.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/problem.ts';
import { readBody } from '../http/read-body.ts';
import type { Gate } from '../intake/admission.ts';
import type { Intake } from '../intake/intake.ts';
import type { Keyring } from '../keys/keyring.ts';

export interface EnvelopeParts {
  intake: Intake;
  gate: Gate;
  keyring: Keyring;
  clock: Clock;
  maxBodyBytes: number;
}

/** How long to wait when the quarantine or the disk is full. */
const FULL_RETRY_SECONDS = 60;
/** After an outage every device first waits a part of this, more when there is a queue. */
const LEAST_SPREAD_MS = 2000;

/** `POST /api/v1/envelopes` and `/rescue`: the signed manifest is all the authority it takes. */
export function envelopeRoutes(parts: EnvelopeParts): Hono {
  const { gate, keyring, clock, maxBodyBytes } = parts;
  const routes = new Hono();
  for (const [path, act] of [
    ['/envelopes', 'take'],
    ['/rescue', 'rescue'],
  ] as const) {
    routes.post(path, async (c) => {
      const told = Number(c.req.header('content-length') ?? maxBodyBytes);
      const admission = gate.enter(Math.min(told, maxBodyBytes));
      if (admission.is === 'busy') throw new Refusal('busy', admission.retryAfterSeconds);
      try {
        const body = await readBody(c, maxBodyBytes, (bytes) => {
          if (!admission.took(bytes)) throw new Refusal('busy', gate.retryAfterSeconds());
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
            reconnectSpreadMs: Math.max(LEAST_SPREAD_MS, Math.ceil(2 * gate.drainMs())),
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
