import type { Stopped } from '#contract/activation.ts';
import type { Locale, Messages } from '../i18n/messages.ts';
import { showDayAndTime } from '../i18n/moments.ts';

/** That and since when an officer's key was stopped, and what that means for what they write. */
export function sayStopped(
  { why, at }: Stopped,
  words: { t: Messages; locale: Locale },
  unitName: string,
): { first: string; next: string } {
  const { stopped } = words.t.standing;
  const { first, next } = why === 'moved' ? stopped.moved : stopped.suspended;
  return { first: first(showDayAndTime(at, words)), next: next(unitName) };
}
