/** Determinate progress; `words` say the same as the line. */
export function Progress(props: { done: number; of: number; words: string }) {
  return (
    <div>
      <progress class="progress" value={props.done} max={props.of} aria-label={props.words} />
      <p class="small">{props.words}</p>
    </div>
  );
}
