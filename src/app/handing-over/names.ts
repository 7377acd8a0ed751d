import type { DeviceCertificate } from '#contract/certificates.ts';
import type { UnixMs } from '#contract/primitives.ts';
import { BUDDHIST_OFFSET } from '#thai/dates.ts';
import { dayInThailand, showTime } from '#thai/show-date.ts';

/** `handoff-8001-07-25661201-1530-12.hnd`: which device, when, how many; nothing of anybody. */
export const nameOfHandOver = (of: Named): string => `handoff-${partsOf(of)}.hnd`;
/** The receipts for it. */
export const nameOfReceipts = (of: Named): string => `receipts-${partsOf(of)}.hnr`;

interface Named {
  /** Null: it is not known whose it is. */
  numbers: Pick<DeviceCertificate['numbers'], 'area' | 'dd'> | null;
  at: UnixMs;
  count: number;
}

function partsOf({ numbers, at, count }: Named): string {
  const [year = '', ...rest] = dayInThailand(at).split('-');
  const day = [Number(year) + BUDDHIST_OFFSET, ...rest].join('');
  const time = showTime(at, 'en').replace(':', '');
  return [...(numbers ? [numbers.area, numbers.dd] : []), day, time, count].join('-');
}
