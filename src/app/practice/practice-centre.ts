import { type EnvelopeHeader, takeApart } from '#contract/envelope.ts';
import type { MailboxItem } from '#contract/mailbox.ts';
import type { ReferenceNumber, ServerEpoch, ServerId, Uuid } from '#contract/primitives.ts';
import type { Receipt } from '#contract/push.ts';
import type { Centre, Clock, PushOutcome, PushTrouble } from '../../sync/ports.ts';
import { hashOf } from '../../vault/bytes.ts';

/** As long as a line of a district takes, so that "sending" can be seen. */
const TRAVEL_MS = 1200;
/** This registration comes back to be mended, once: somebody must have done that before it counts. */
const SENT_BACK = 3;

const noNetwork: PushTrouble = { is: 'unknown', why: 'no-network' };
const epoch: ServerEpoch = { n: 1, random: 'cHJhY3RpY2U' };
const nobody = '000000000000' satisfies ReferenceNumber;

/**
 * The centre of a practice: in this window only, in memory only. It takes everything, and sends the
 * third registration back. Nothing of it is signed, because nothing of it is ever shown to the real
 * store.
 */
export function practiceCentre(
  { device, server }: { device: Uuid; server: ServerId },
  clock: Clock,
  cut: () => boolean,
): Centre {
  const receipts = new Map<string, Receipt>();
  const mailbox: MailboxItem[] = [];
  let registered = 0;

  const take = async (envelope: Uint8Array): Promise<Receipt> => {
    const header = readHeader(envelope);
    const hash = await hashOf(envelope);
    const known = receipts.get(hash);
    if (known) return known;
    const at = clock.now();
    const { epoch: deviceEpoch, seq, id, unit, record } = header;
    const n = receipts.size + 1;
    const receipt = { device, epoch: deviceEpoch, seq, id, hash, unit, n, at };
    receipts.set(hash, receipt);
    if (header.kind === 'register') registered += 1;
    const about = { n: mailbox.length + 1, at, envelope: hash, id, record };
    const back = header.kind === 'register' && registered === SENT_BACK;
    mailbox.push(
      back
        ? { ...about, kind: 'needs-fix', faults: [{ path: 'debtor.phone', code: 'phone.len' }] }
        : { ...about, kind: 'accepted', rev: n, ref: nobody },
    );
    return receipt;
  };

  const push = async (envelopes: readonly Uint8Array[]): Promise<PushOutcome> => {
    await clock.wait(TRAVEL_MS).done;
    if (cut()) return noNetwork;
    const taken = [];
    for (const envelope of envelopes) taken.push(await take(envelope));
    return {
      is: 'received',
      list: {
        ...{ v: 1, server, serverEpoch: epoch, device, m: 0, at: clock.now() },
        receipts: taken,
        ledger: [],
      },
      // Nobody shows it to another device.
      signed: '',
      pace: { envelopes: 200, bytes: 1024 * 1024, reconnectSpreadMs: 0 },
      keyListVersion: 1,
      mailbox: mailbox.length,
    };
  };
  return {
    push: (_, envelopes) => push(envelopes),
    rescue: (_, envelope) => push([envelope]),
    async readMailbox(after) {
      if (cut()) return noNetwork;
      const items = mailbox.filter(({ n }) => n > after);
      const page = { v: 1, server, serverEpoch: epoch, device, after, at: clock.now() } as const;
      return { is: 'read', value: { ...page, items, more: false, watermarks: [] } };
    },
    refreshKeys: async () => (cut() ? noNetwork : { is: 'read', value: 1 }),
  };
}

const readHeader = (envelope: Uint8Array): EnvelopeHeader =>
  JSON.parse(new TextDecoder().decode(takeApart(envelope).header));
