import { MailboxPage } from '#contract/mailbox.ts';
import { ReceiptList } from '#contract/push.ts';
import { statementTypes } from '#contract/statements.ts';
import type { Trust } from '../remote/trust.ts';
import type { EnrolledDevice, Store } from '../store/types.ts';
import { verifyListed } from '../vault/key-list.ts';

/** What a sender believes: the keys that lie on this device. */
export function trustOf(
  { id, server }: EnrolledDevice,
  store: Pick<Store, 'keyList' | 'pinKeyList'>,
): Trust {
  return {
    server,
    device: id,
    openReceipts: async (jws) =>
      verifyListed(await store.keyList(), 'receipt', statementTypes.receipts, jws, ReceiptList),
    openMailbox: async (jws) =>
      verifyListed(await store.keyList(), 'receipt', statementTypes.mailbox, jws, MailboxPage),
    async pinKeys(jws) {
      try {
        await store.pinKeyList(jws);
      } catch {
        return null;
      }
      return (await store.keyList()).version;
    },
  };
}
