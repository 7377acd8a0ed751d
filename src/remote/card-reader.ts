import { type CardEvent, LONGEST_FRAME, readFrame } from './card-frames.ts';

/** While the agent is not there it is asked again, ever more seldom. */
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30_000;

/** What is heard of a reader: its cards, and whether its agent is there. */
export type ReaderEvent = CardEvent | { is: 'connecting' | 'connected' | 'gone' };

/**
 * Listens to the agent of a card reader on this computer, and to no other; asks it nothing. Nothing of
 * a card is kept or logged here.
 */
export function listenToReader(port: number, hear: (event: ReaderEvent) => void): () => void {
  let socket: WebSocket | null = null;
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const connect = () => {
    hear({ is: 'connecting' });
    const opened = new WebSocket(`ws://127.0.0.1:${port}/ws`);
    socket = opened;
    let isDropped = false;
    opened.onopen = () => {
      wait = FIRST_WAIT_MS;
      hear({ is: 'connected' });
    };
    opened.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (isDropped) return;
      hear(readFrame(data));
      // Whoever sends that much, or no text, is no reader.
      isDropped = typeof data !== 'string' || data.length > LONGEST_FRAME;
      if (isDropped) opened.close();
    };
    opened.onclose = () => {
      if (closed) return;
      if (!isDropped) hear({ is: 'gone' });
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  };
  connect();
  return () => {
    closed = true;
    clearTimeout(timer);
    socket?.close();
  };
}
