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
  keepsBackups: boolean;
}

const PAGE = 200;

/** `GET /api/v1/mailbox?after=n`: what the server has to say to a device, oldest first. */
export function mailboxRoutes(parts: MailboxParts) {
  const { storage, keyring, serverEpoch, clock, tokens, keepsBackups } = parts;
  const routes = new Hono();
  routes.get('/mailbox', async (c) => {
    const { device, unit } = await tokens.device(c);
    const after = Number(c.req.query('after') ?? 0);
    if (!Number.isSafeInteger(after) || after < 0) throw new Refusal('body-not-valid');
    const { found, backup } = await storage.transact(async (tables) => ({
      found: await tables.readMailbox(device, after, PAGE + 1),
      backup: await tables.lastBackup(),
    }));
    const at = clock.now();
    const { server } = keyring;
    // [BK2] Numbers of an earlier epoch are not those of this one.
    const counts = backup?.serverEpoch.random === serverEpoch.random ? backup.units : {};
    const n = keepsBackups ? (counts[unit] ?? 0) : 0;
    const watermark: Watermark = { v: 1, server, serverEpoch, unit, n, backup: keepsBackups, at };
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
