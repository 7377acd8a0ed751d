import type { RegistrationWords } from '../words.ts';

/** What the officer tells the applicant before the first question; folded where room is short. */
export function BeforeStart({ words, open }: { words: RegistrationWords; open: boolean }) {
  return (
    <details class="before" open={open}>
      <summary>{words.before.title}</summary>
      <p>{words.before.text}</p>
      <p class="muted">{words.rule}</p>
    </details>
  );
}
