import type { MailboxPage } from '#contract/mailbox.ts';
import type { Jws, ServerId, Uuid } from '#contract/primitives.ts';
import type { ReceiptList } from '#contract/push.ts';

/**
 * What the vault and the store lend to the network. Nothing that was received counts before it has
 * passed here.
 */
export interface Trust {
  server: ServerId;
  device: Uuid;
  /** Null when no pinned receipt key signed it. */
  openReceipts(jws: Jws): Promise<ReceiptList | null>;
  openMailbox(jws: Jws): Promise<MailboxPage | null>;
  /** Pins a list that the root key signed; its version, or null when it is not to be trusted. */
  pinKeys(jws: Jws): Promise<number | null>;
}
