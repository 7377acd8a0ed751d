import * as z from 'zod/mini';
import { text } from '#contract/primitives.ts';

/** A frame with a photo has about 10,000 characters; the rest of a card has a few hundred. */
export const LONGEST_FRAME = 64 * 1024;

const perhaps = (longest: number) => z.string().check(z.maxLength(longest));

/** What a card says that a form asks for. Photo, sex, English name and the rest are not read. */
const Personal = z.object({
  cid: z.string().check(z.regex(/^[0-9]{13}$/)),
  name: text(200),
  dob: perhaps(20),
  address: perhaps(400),
});
export type CardText = z.infer<typeof Personal>;

const Frame = z.union([
  z.object({ event: z.literal('smc-data'), payload: z.object({ personal: Personal }) }),
  z.object({ event: z.enum(['smc-inserted', 'smc-removed', 'smc-error']) }),
]);
/** Well-formed, but of no use here; an agent may say more than cards. */
const Other = z.object({ event: z.string().check(z.regex(/^(?!smc-data$)[a-z-]{1,40}$/)) });

export type CardEvent =
  | { is: 'inserted' | 'removed' | 'not-read' | 'nothing' }
  | { is: 'card'; card: CardText }
  /** No frame of a reader; nothing of it is kept. */
  | { is: 'unfit' };

const events = {
  'smc-inserted': { is: 'inserted' },
  'smc-removed': { is: 'removed' },
  'smc-error': { is: 'not-read' },
} as const satisfies Record<string, CardEvent>;

/** Reads a frame `{event, payload}`; the photo and the laser code are dropped while it is read. */
export function readFrame(frame: unknown): CardEvent {
  if (typeof frame !== 'string' || frame.length > LONGEST_FRAME) return { is: 'unfit' };
  const said = parse(frame);
  const known = Frame.safeParse(said);
  if (!known.success) return { is: Other.safeParse(said).success ? 'nothing' : 'unfit' };
  const { data } = known;
  return data.event === 'smc-data'
    ? { is: 'card', card: data.payload.personal }
    : events[data.event];
}

const dropped = new Set(['base64_img', 'laser_id']);

function parse(frame: string): unknown {
  try {
    return JSON.parse(frame, (key, value) => (dropped.has(key) ? undefined : value));
  } catch {
    return null;
  }
}
