import { easyWords } from '#thai/easy-words.ts';

const WORDS = 4;

/** Four words with one space between, each as likely as any other: 44 bits, which Argon2id makes costly. */
export function drawPassphrase(): string {
  const numbers = crypto.getRandomValues(new Uint16Array(WORDS));
  // 65,536 is a multiple of 2,048, so that no word comes more often.
  return Array.from(numbers, (number) => easyWords[number % easyWords.length]).join(' ');
}
