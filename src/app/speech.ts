import type { ChipTone } from '../ui/status-chip.tsx';

const QUIET_MS = 30_000;
/** So long what was said can be found, also by whoever reads line by line. */
const SAID_MS = 5000;

/**
 * Says what a state is called: at most once in half a minute, unless a person has to act. What was said
 * is taken back with the state it was said of, and soon anyway. `words` is asked when it is said.
 */
export function makeSpeech(say: (spoken: string) => void) {
  let quietUntil = 0;
  /** A new state; what it answers ends it. */
  return (tone: ChipTone, words: () => string): (() => void) => {
    say('');
    const wait = tone === 'alert' ? 0 : Math.max(0, quietUntil - performance.now());
    const speak = setTimeout(() => {
      say(words());
      quietUntil = performance.now() + QUIET_MS;
    }, wait);
    const forget = setTimeout(() => say(''), wait + SAID_MS);
    return () => {
      clearTimeout(speak);
      clearTimeout(forget);
    };
  };
}
