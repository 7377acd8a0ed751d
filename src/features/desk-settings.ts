import { signal } from '@preact/signals';
import { choiceShelf } from './practising.ts';

export const slipSizes = ['a5', 'roll', 'a6'] as const;
export type SlipSize = (typeof slipSizes)[number];

/** What this device's desk has chosen; it lies in the clear, so nothing of a person may be in it. */
export interface DeskSettings {
  /** The paper that slips are printed on. */
  slip: SlipSize;
  /** Whether Enter passes optional questions by. */
  enter: 'skip' | 'every';
  /** Keys that act wherever one is. Enter, Tab and Esc always work, and so do F1, hiding and locking. */
  keys: 'on' | 'off';
  /** The office's telephone as it stands on a slip; empty when there is none. */
  phone: string;
  /** Whether the agent of a card reader on this computer is listened to, and where. */
  reader: 'on' | 'off';
  readerPort: number;
  /** Which lines pictures may go over; text goes over any. */
  pictures: 'any' | 'wifi';
}

export const isReaderPort = (port: unknown): port is number =>
  Number.isInteger(port) && Number(port) >= 1024 && Number(port) <= 65_535;

const KEY = 'dd.desk';
const usual: DeskSettings = {
  slip: 'a5',
  enter: 'skip',
  keys: 'on',
  phone: '',
  reader: 'off',
  readerPort: 9898,
  pictures: 'any',
};

/** What cannot be read, or is of a newer app, is as if nobody had chosen. */
export function recallSettings(): DeskSettings {
  try {
    const stored = JSON.parse(choiceShelf().getItem(KEY) ?? '{}');
    return {
      slip: slipSizes.find((size) => size === stored.slip) ?? usual.slip,
      enter: stored.enter === 'every' ? 'every' : usual.enter,
      keys: stored.keys === 'off' ? 'off' : usual.keys,
      phone: typeof stored.phone === 'string' ? stored.phone.slice(0, 60) : usual.phone,
      reader: stored.reader === 'on' ? 'on' : usual.reader,
      readerPort: isReaderPort(stored.readerPort) ? stored.readerPort : usual.readerPort,
      pictures: stored.pictures === 'wifi' ? 'wifi' : usual.pictures,
    };
  } catch {
    return usual;
  }
}

export const deskSettings = signal<DeskSettings>(recallSettings());

export function chooseForDesk(chosen: Partial<DeskSettings>): void {
  deskSettings.value = { ...deskSettings.value, ...chosen };
  try {
    choiceShelf().setItem(KEY, JSON.stringify(deskSettings.value));
  } catch {
    // Without room the choice holds until the window is closed.
  }
}
