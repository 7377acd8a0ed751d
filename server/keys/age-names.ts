import { StartRefused } from '../start-refused.ts';

/**
 * Whom something is sealed to, as people type it.
 * @throws StartRefused when it is no age recipient
 */
export function recipientIn(text: string): string {
  const found = text.trim();
  if (!/^age1[0-9a-z]+$/.test(found)) {
    throw new StartRefused(`${found} is no age recipient: those begin with age1…`);
  }
  return found;
}

/**
 * The secret half, out of a file as age-keygen writes it.
 * @throws StartRefused when it holds none
 */
export function identityIn(text: string): string {
  const found = text.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (!found) throw new StartRefused('The identity file holds no AGE-SECRET-KEY.');
  return found.trim();
}
