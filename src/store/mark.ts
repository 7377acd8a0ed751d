import type { Marks } from './ports.ts';
import type { Mark } from './start.ts';

const KEY = 'debt-desk.made';

/** The high-water mark; null when there is none, or it cannot be read. */
export function readMark(marks: Marks): Mark | null {
  const [epoch, seq] = marks.getItem(KEY)?.split(':') ?? [];
  return epoch && /^\d+$/.test(seq ?? '') ? { epoch, seq: Number(seq) } : null;
}

export function writeMark(marks: Marks, { epoch, seq }: Mark): void {
  try {
    marks.setItem(KEY, `${epoch}:${seq}`);
  } catch {
    // Only one of three witnesses, and a full or forbidden localStorage must not stop a desk.
  }
}
