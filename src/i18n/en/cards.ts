import type { Words } from '../messages.ts';
import type { cards as th } from '../th/cards.ts';

export const cards: Words<typeof th> = {
  read: (name) => `A card was read: ${name}`,
  start: 'Start a new form from this card',
  putAway: 'Do not use it',
  states: {
    reading: 'Reading the card',
    'not-read': 'The card could not be read. Insert it again, or type',
    unfit: 'The card program sent what cannot be read. Typing works as always',
    gone: 'The card program cannot be reached. Typing works as always; it is tried again by itself',
    connecting: 'Reaching the card program',
    ready: 'The card program was reached. Insert a card to try it',
    removed: 'The card was taken out',
    read: 'The card can be read',
    off: 'Off',
  },
  readTail: (tail) => `The card can be read. Its number ends in ${tail}`,
  form: {
    offer: (name) => `There is a card of ${name} in the reader`,
    fill: 'Fill in from this card',
    title: 'From the card',
    filled: (what) => `Filled in: ${what}`,
    same: 'All the same as what is written here',
    other:
      'The number on the card is not the one in 1.1, so nothing was filled in. It may be the card of somebody else',
    differs: 'Different from what is written here',
    typed: (text) => `Written “${text}”`,
    onCard: (text) => `On the card “${text}”`,
    use: 'Use the card',
    useOf: (what) => `Use the card: ${what}`,
    undo: 'Undo what came from the card',
    close: 'Close',
    notFound: 'The address on the card is not in the list of subdistricts. Choose it yourself',
  },
  settings: {
    title: 'Reader of ID cards',
    lead: 'Needs a card program on this computer. Without one everything can be typed. The photo on the card is not kept.',
    ask: 'The first time, the screen may ask whether programs on this device may be reached. Press Allow.',
    choice: 'Card reader',
    on: 'On',
    off: 'Off',
    port: 'Port of the card program',
    portHint: 'The card program shows it; usually 9898',
    portWrong: 'The port must be 1024 to 65535',
    test: 'Try it',
  },
};
