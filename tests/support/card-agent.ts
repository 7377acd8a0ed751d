import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** Invented, as its number says: 9 and office 0000. */
export const somebody = {
  cid: '9000012345672',
  name: 'นาง#สมศรี##ทองคำ',
  name_eng: 'Mrs.#Somsri##Thongkham',
  dob: '25100305',
  gender: '2',
  issue_date: '25600101',
  expire_date: '25690304',
  address: '12/3#หมู่ที่ 4####ตำบลปากพูน#อำเภอเมืองนครศรีธรรมราช#จังหวัดนครศรีธรรมราช',
  base64_img: 'QUJD'.repeat(1700),
};

/** The agent of a card reader, as the app meets it: it speaks and is asked nothing. */
export interface CardAgent {
  port: number;
  /** How many listen just now. */
  listeners(): number;
  insert(person?: Partial<typeof somebody>): void;
  remove(): void;
  fail(): void;
  /** Anything at all. */
  say(frame: string | Uint8Array): void;
  close(): Promise<void>;
}

/** Begins an agent; `port` 0 takes any free one. */
export async function startCardAgent(port = 0): Promise<CardAgent> {
  const server = new WebSocketServer({ host: '127.0.0.1', port, path: '/ws' });
  await new Promise((resolve) => server.once('listening', resolve));
  const say = (frame: string | Uint8Array) => {
    for (const listener of server.clients as Set<WebSocket>) listener.send(frame);
  };
  const send = (event: string, payload: object) => say(JSON.stringify({ event, payload }));
  return {
    port: (server.address() as AddressInfo).port,
    listeners: () => server.clients.size,
    say,
    insert(person = {}) {
      send('smc-inserted', { message: 'Connected to a reader' });
      send('smc-data', {
        personal: { ...somebody, ...person },
        card: { laser_id: 'XX0000000000' },
      });
    },
    remove: () => send('smc-removed', { message: 'Disconnected from a reader' }),
    fail: () => send('smc-error', { message: 'cannot read' }),
    close() {
      for (const listener of server.clients as Set<WebSocket>) listener.terminate();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
