import type { UnixMs } from '#contract/primitives.ts';
import { dayInThailand, showDate, showTime } from '#thai/show-date.ts';
import type { Locale, Messages } from './messages.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A number and its unit stay on one line. */
const joined = (time: string): string => time.replaceAll(' ', '\u00a0');

type Words = { t: Messages; locale: Locale };

/** As short as it can be without doubt: 10.42 น., เมื่อวาน 10.42 น., 1 ธ.ค. 2566 10.42 น. */
export function showWhen(at: UnixMs, now: UnixMs, { t, locale }: Words): string {
  const time = joined(showTime(at, locale));
  const day = dayInThailand(at);
  if (day === dayInThailand(now)) return time;
  if (day === dayInThailand(now - DAY_MS)) return t.moments.yesterday(time);
  return t.moments.dayAndTime(showDate(day, 'short', locale), time);
}

/** With the day always: 1 ธ.ค. 2566 10.42 น. */
export function showDayAndTime(at: UnixMs, { t, locale }: Words): string {
  return t.moments.dayAndTime(
    showDate(dayInThailand(at), 'short', locale),
    joined(showTime(at, locale)),
  );
}

/** How long ago, in one unit: 3 ชม. ที่แล้ว. A time ahead of `now` counts as just now. */
export function showAgo(at: UnixMs, now: UnixMs, { t }: Words): string {
  const ms = now - at;
  if (ms < MINUTE_MS) return t.moments.justNow;
  if (ms < HOUR_MS) return t.moments.minutesAgo(Math.floor(ms / MINUTE_MS));
  if (ms < 2 * DAY_MS) return t.moments.hoursAgo(Math.floor(ms / HOUR_MS));
  return t.moments.daysAgo(Math.floor(ms / DAY_MS));
}
