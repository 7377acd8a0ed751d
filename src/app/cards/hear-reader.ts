import { cardInHand, type ReaderState, readerState } from '../../features/card-in-hand.ts';
import type { CardText } from '../../remote/card-frames.ts';
import type { ReaderEvent } from '../../remote/card-reader.ts';
import { readCardDate, readCardName } from '../../thai/id-card.ts';
import { readCardAddress } from '../../thai/id-card-address.ts';

const states = {
  connecting: 'connecting',
  connected: 'ready',
  gone: 'gone',
  inserted: 'reading',
  card: 'read',
  removed: 'removed',
  'not-read': 'not-read',
  unfit: 'unfit',
} as const satisfies Partial<Record<ReaderEvent['is'], ReaderState>>;

/** What a reader says becomes what the desk knows of it. */
export function hearReader(event: ReaderEvent): void {
  if (event.is === 'nothing') return;
  // A try changes nothing of what was said before it succeeds.
  if (event.is === 'connecting' && ['gone', 'unfit'].includes(readerState.peek())) return;
  readerState.value = states[event.is];
  if (event.is === 'card') takeCard(event.card);
}

function takeCard({ cid, name, dob, address }: CardText): void {
  const person = {
    nationalId: cid,
    ...readCardName(name),
    birth: readCardDate(dob),
    address: readCardAddress(address),
  };
  cardInHand.value = { person, wanted: false };
}

export function forgetReader(): void {
  readerState.value = 'off';
  cardInHand.value = null;
}
