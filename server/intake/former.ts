import type { ServerEpoch, Sha256, UnixMs } from '#contract/primitives.ts';
import { MAX_FORMER_CHARS, type Manifest, ReceiptList } from '#contract/push.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Keyring } from '../keys/keyring.ts';
import { readUnproven } from '../keys/statements.ts';

/**
 * [I13] When envelopes first came, by receipts that this server signed before it was restored. What does
 * not verify, is of another server, or of no older server epoch than the present one, says nothing.
 */
export async function firstCame(
  { receipts: lists = [], hashes }: Pick<Manifest, 'receipts' | 'hashes'>,
  keyring: Pick<Keyring, 'server' | 'verify'>,
  present: ServerEpoch,
): Promise<Map<Sha256, UnixMs>> {
  const came = new Map<Sha256, UnixMs>();
  const offered = new Set(hashes);
  let chars = 0;
  for (const jws of lists) {
    chars += jws.length;
    if (chars > MAX_FORMER_CHARS) break;
    const said = readUnproven(jws, ReceiptList);
    const isOlder = said !== null && said.payload.serverEpoch.n < present.n;
    if (!isOlder || !said.payload.receipts.some(({ hash }) => offered.has(hash))) continue;
    const type = statementTypes.receipts;
    const list = await keyring.verify('receipt', type, jws, said.kid, ReceiptList);
    if (list?.server !== keyring.server) continue;
    for (const { hash, at } of list.receipts) came.set(hash, Math.min(came.get(hash) ?? at, at));
  }
  return came;
}
