import { Hono } from 'hono';
import type { MailboxAnswer, MailboxPage, Watermark } from '#contract/mailbox.ts';
import type { ServerEpoch } from '#contract/primitives.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../http/problem.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Keyring } from '../keys/keyring.ts';
import type { Storage } from '../storage/port.ts';

export interface MailboxParts {
  storage: Storage;
  keyring: Keyring;
  serverEpoch: ServerEpoch;
  clock: Clock;
  tokens: Tokens;
}

const PAGE = 200;

/** `GET /api/v1/mailbox?after=n`: what the server has to say to a device, oldest first. */
export function mailboxRoutes({ storage, keyring, serverEpoch, clock, tokens }: MailboxParts) {
  const routes = new Hono();
  routes.get('/mailbox', async (c) => {
    const { device, unit } = await tokens.device(c);
    const after = Number(c.req.query('after') ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) throw new Refusal('body-not-valid');
    const found = await storage.transact((tables) => tables.readMailbox(device, after, PAGE + 1));
    const at = clock.now();
    const { server } = keyring;
    // No backup apart from this server is configured, and the device must know that.
    const watermark: Watermark = { v: 1, server, serverEpoch, unit, n: 0, backup: false, at };
    const page: MailboxPage = {
      v: 1,
      server,
      serverEpoch,
      device,
      after,
      at,
      items: found.slice(0, PAGE),
      more: found.length > PAGE,
      watermarks: [await keyring.sign('watermark', statementTypes.watermark, watermark)],
    };
    const answer: MailboxAnswer = {
      page: await keyring.sign('receipt', statementTypes.mailbox, page),
    };
    return c.json(answer);
  });
  return routes;
}
