import * as z from 'zod/mini';
import { MailboxAnswer } from '#contract/mailbox.ts';
import { Jws, type Sha256, type Uuid } from '#contract/primitives.ts';
import { layPush, PUSH_TYPE, PushAnswer, type ReceiptList } from '#contract/push.ts';
import type { Centre, PushOutcome } from '../sync/ports.ts';
import { type Http, type Reply, readAs } from './http.ts';
import type { Session } from './session.ts';
import type { Trust } from './trust.ts';

export interface CentrePorts {
  http: Http;
  /** The device's, for its mailbox. */
  session: Session;
  trust: Trust;
}

/** What a manifest asks for. */
interface Asked {
  device: Uuid;
  m: number;
  hashes: Sha256[];
}

const KeysAnswer = z.object({ keys: Jws });

const receiptWrong = { is: 'unknown', why: 'receipt-wrong' } as const;

/** The centre over HTTP. Every mishap is an outcome; only a bug throws. */
export function openCentre({ http, session, trust }: CentrePorts): Centre {
  const send = async (path: string, manifest: Jws, parts: readonly Uint8Array[]) => {
    const bytes = layPush(new TextEncoder().encode(manifest), parts);
    const reply = await http.ask({ path, body: { type: PUSH_TYPE, bytes } });
    return judge(reply, askedIn(manifest), trust);
  };
  return {
    push: (manifest, envelopes) => send('envelopes', manifest, envelopes),
    rescue: (manifest, envelope) => send('rescue', manifest, [envelope]),

    async readMailbox(after) {
      const reply = await session.ask(`mailbox?after=${after}`);
      const answer =
        reply.is === 'answered' || reply.is === 'declined' ? readAs(reply, MailboxAnswer) : reply;
      if (answer.is !== 'read') return answer;
      const page = await trust.openMailbox(answer.value.page);
      const isMine = page?.server === trust.server && page.device === trust.device;
      // Strictly after what was applied, or something was left out or comes twice (H3).
      const follows = page?.after === after && page.items.every(({ n }) => n > after);
      return page && isMine && follows ? { is: 'read', value: page } : receiptWrong;
    },

    async refreshKeys() {
      const answer = readAs(await http.ask({ path: 'keys' }), KeysAnswer);
      if (answer.is !== 'read') return answer;
      const version = await trust.pinKeys(answer.value.keys);
      return version === null ? { is: 'unknown', why: 'not-ours' } : { is: 'read', value: version };
    },
  };
}

/**
 * [S4] Nothing but a verified list, for this push and this device, is success. Receipts for what was
 * not sent are left out: they come when the bytes in the store are no longer what their hash says.
 */
async function judge(reply: Reply, asked: Asked, trust: Trust): Promise<PushOutcome> {
  const answer = readAs(reply, PushAnswer);
  if (answer.is !== 'read') return answer;
  const { receipts, pace, keyListVersion, mailbox } = answer.value;
  const list = await trust.openReceipts(receipts);
  if (!list || !answers(list, asked, trust)) return receiptWrong;
  const wanted = list.receipts.filter(({ hash }) => asked.hashes.includes(hash));
  return {
    is: 'received',
    list: { ...list, receipts: wanted },
    signed: receipts,
    pace: {
      envelopes: pace.maxEnvelopes,
      bytes: pace.maxBytes,
      reconnectSpreadMs: pace.reconnectSpreadMs,
    },
    keyListVersion,
    mailbox,
  };
}

/** An old list that somebody plays again has another `m`. */
function answers(list: ReceiptList, asked: Asked, trust: Trust): boolean {
  return list.server === trust.server && list.device === asked.device && list.m === asked.m;
}

/** Reads our own manifest back, so that an answer is compared with what was really signed. */
function askedIn(manifest: Jws): Asked {
  const payload = manifest.split('.')[1] ?? '';
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
}
