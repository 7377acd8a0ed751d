import { signal } from '@preact/signals';
import type { PartialDate } from '#contract/primitives.ts';
import type { CardAddress } from '#thai/id-card-address.ts';

/** What was read from a card, in memory only; it is gone when it was used, put away, or at lock. */
export interface CardPerson {
  nationalId: string;
  title: string;
  firstName: string;
  lastName: string;
  birth: PartialDate | null;
  address: CardAddress;
}

/** How it stands with the reader of this device. */
export type ReaderState =
  | 'off'
  | 'connecting'
  | 'ready'
  | 'reading'
  | 'read'
  | 'not-read'
  | 'removed'
  | 'unfit'
  | 'gone';

export const readerState = signal<ReaderState>('off');

/** `wanted`: somebody asked for a form with it; else it is only offered. */
export const cardInHand = signal<{ person: CardPerson; wanted: boolean } | null>(null);

export function putCardAway(): void {
  cardInHand.value = null;
}
