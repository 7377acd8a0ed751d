import type { UnixMs } from '#contract/primitives.ts';
import { showReference } from '#thai/reference-number.ts';
import type { Locale, Messages } from '../i18n/messages.ts';
import { showDayAndTime, showWhen } from '../i18n/moments.ts';
import type { RecordState } from '../store/record-types.ts';
import type { SyncPicture } from '../sync/ports.ts';
import { tagKinds } from '../ui/tag.tsx';

/** The state this moment: what waits while the queue is on its way. Stored by nobody [D4]. */
export type StateNow = RecordState | { tag: 'sending' };

/** What waits is being sent while pushes get through; a try that reaches nobody changes nothing. */
export function stateNow(
  state: RecordState,
  { link, sending }: Pick<SyncPicture, 'link' | 'sending'>,
): StateNow {
  const onItsWay = state.tag === 'queued' && sending !== null && link === 'connected';
  return onItsWay ? { tag: 'sending' } : state;
}

/** The tag of a record. What the centre holds has arrived, and somebody there has yet to decide on it. */
export function tagOf(state: StateNow): StateKind {
  if (state.tag === 'proposed') return 'arrived';
  if (state.tag !== 'held') return state.tag;
  return state.code === 'declined' ? 'declined' : 'arrived';
}

/** The tags, and what is said in plain text: cancelled, or ended in another. */
export const stateKinds = [...tagKinds, 'void', 'joined'] as const;
export type StateKind = (typeof stateKinds)[number];

/** Nothing can be done with it any more. */
export const hasEnded = ({ tag }: Pick<RecordState, 'tag'>): boolean =>
  tag === 'void' || tag === 'joined';

/** Without what a person wrote, who may have written a name [U2]. */
export function wordless(state: StateNow): StateNow {
  if (state.tag === 'void') return { ...state, reason: null };
  return state.tag === 'fix' ? { ...state, note: null } : state;
}

/** Hyphens that do not break at the end of a line. */
export const showRef = (ref: string): string => showReference(ref).replaceAll('-', '\u2011');

/** The line under the tag: what it means for this record, and what happens next. */
export function explainState(
  state: StateNow,
  words: { t: Messages; locale: Locale },
  sync: Pick<SyncPicture, 'lastFailureAt' | 'nextTryAt'>,
  now: UnixMs,
): string {
  const { line, heldOther } = words.t.tags;
  const held: Partial<Record<string, string>> = words.t.tags.held;
  switch (state.tag) {
    case 'draft':
      return line.draft(showWhen(state.savedAt, now, words));
    case 'queued':
      return explainQueued(state.keptAt, words, sync, now);
    case 'sending':
      return line.sending;
    case 'sent':
      return line.sent(showDayAndTime(state.receivedAt, words));
    case 'fix':
      return state.note ?? line.fix(state.faults.length);
    case 'void':
      return explainVoid(state, words, now);
    case 'review':
      return state.of ? line.review(showRef(state.of)) : line.reviewSomewhere;
    case 'joined':
      return state.into ? line.joined(showRef(state.into)) : line.joinedSomewhere;
    case 'proposed':
      return state.fields.includes('') ? line.proposedVoid : line.proposed(state.fields.length);
    case 'held':
      if (state.code === 'declined') return line.declined(showDayAndTime(state.receivedAt, words));
      return line.held(showDayAndTime(state.receivedAt, words), held[state.code] ?? heldOther);
  }
}

function explainVoid(
  { at, reason, waiting }: Extract<RecordState, { tag: 'void' }>,
  words: { t: Messages; locale: Locale },
  now: UnixMs,
): string {
  const { line } = words.t.tags;
  const when = showWhen(at, now, words);
  const said = reason === null ? line.voidUnsaid(when) : line.void(when, reason);
  return waiting ? `${said} · ${words.t.tags.queued}` : said;
}

const MINUTE_MS = 60_000;

/** Only a try after this record was kept can have been a try for it. */
function explainQueued(
  keptAt: UnixMs,
  words: { t: Messages; locale: Locale },
  { lastFailureAt, nextTryAt }: Pick<SyncPicture, 'lastFailureAt' | 'nextTryAt'>,
  now: UnixMs,
): string {
  const { line } = words.t.tags;
  if (lastFailureAt === null || lastFailureAt < keptAt) return line.queued;
  const failed = showWhen(lastFailureAt, now, words);
  // Within the minute the clock would show the same time twice.
  return nextTryAt !== null && nextTryAt - now >= MINUTE_MS
    ? line.failed(failed, showWhen(nextTryAt, now, words))
    : line.failedSoon(failed);
}
