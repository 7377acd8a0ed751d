/** First thing the Tab key meets. */
export function SkipLink({ words, target }: { words: string; target: string }) {
  return (
    <a class="skip-link" href={`#${target}`}>
      {words}
    </a>
  );
}
