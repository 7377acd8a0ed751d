import type { DatabaseSync } from 'node:sqlite';
import type { Uuid } from '#contract/primitives.ts';
import type { EnvelopeToKeep } from '../port.ts';

/**
 * [A5] Whoever brings an envelope that another device made hears what becomes of it: a profile that
 * was enrolled anew, or a courier. What was said before is said again to whom comes later. Call the
 * result inside a transaction only, for an envelope that is in custody.
 */
export function carriersOver(
  db: DatabaseSync,
): (envelope: EnvelopeToKeep, device: Uuid, firstSender: Uuid | null) => void {
  const addCarrier = db.prepare('insert or ignore into carriers (hash, device) values (?, ?)');
  const readLast = db.prepare(`
    select item from mailbox where json_extract(item, '$.envelope') = ? and device = ?
    order by n desc limit 1`);
  const count = db.prepare(
    'update devices set mailbox = mailbox + 1 where id = ? returning mailbox as n',
  );
  const post = db.prepare('insert into mailbox (device, n, item) values (?, ?, ?)');

  return ({ hash, header, sender }, device, firstSender) => {
    const maker = header?.device ?? device;
    // Whoever brought it first is known without a row.
    if (sender === null || sender === maker || sender === firstSender) return;
    if (addCarrier.run(hash, sender).changes === 0) return;
    const last = readLast.get(hash, maker);
    const numbered = last && count.get(sender);
    if (!numbered) return;
    const item = JSON.stringify({ ...JSON.parse(String(last.item)), n: numbered.n });
    post.run(sender, Number(numbered.n), item);
  };
}
