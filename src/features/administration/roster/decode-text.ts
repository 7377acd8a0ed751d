/** What the bytes of a CSV say, or why nobody can tell. */
export type TextRead =
  | { is: 'text'; text: string }
  | { is: 'not-text'; why: 'not-readable' | 'utf-16' | 'not-a-table' };

/**
 * Reads text as Excel saves it: UTF-8, Unicode with its mark, or the code page of Thai Windows
 * (windows-874, which TIS-620 is a part of), in which a plain “CSV” is saved there. A mark at the
 * beginning is no part of the text.
 */
export function decodeText(bytes: Uint8Array): TextRead {
  const marked = starts(bytes, 0xff, 0xfe)
    ? 'utf-16le'
    : starts(bytes, 0xfe, 0xff)
      ? 'utf-16be'
      : null;
  if (marked) return asText(decode(bytes, marked));
  // Letters have no zeros; what is two bytes a letter has, and so have pictures.
  if (bytes.includes(0)) {
    return { is: 'not-text', why: bytes.length % 2 === 0 ? 'utf-16' : 'not-a-table' };
  }
  const text = decode(bytes, 'utf-8');
  if (text !== null) return asText(text);
  const thai = decode(bytes, 'windows-874');
  return asText(thai !== null && isThai(thai) ? thai : null);
}

/** In every other code page accented Latin letters become Thai marks, which stand on no Latin letter. */
const isThai = (text: string) =>
  /[\u0E01-\u0E2E]/.test(text) && !/[A-Za-z][\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/.test(text);

const asText = (text: string | null): TextRead =>
  text === null ? { is: 'not-text', why: 'not-readable' } : { is: 'text', text };

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const starts = (bytes: Uint8Array, ...signs: number[]) =>
  signs.every((sign, i) => bytes[i] === sign);
