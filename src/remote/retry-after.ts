/**
 * `Retry-After` in ms from now, in seconds or as a date (RFC 9110 §10.2.3); 0 when there is none or
 * it says nothing. A date is compared with the answer's own `Date`, because the device's clock may
 * be years off.
 */
export function retryAfterMs(headers: Headers, now: number): number {
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const until = Date.parse(value);
  if (Number.isNaN(until)) return 0;
  const answeredAt = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(answeredAt) ? now : answeredAt));
}
