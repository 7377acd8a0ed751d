/** One number with its name, and the list behind it; its tone says that somebody has to do something. */
export function Figure(props: {
  label: string;
  number: string;
  unit?: string;
  /** Null: there is no list, or it is not this reader's. */
  href?: string | null;
  tone?: 'wait' | 'alert' | null;
  /** The number stands among words. */
  isWords?: boolean;
  more?: readonly (string | null)[];
}) {
  const { label, number, unit, href, tone, isWords = false, more = [] } = props;
  const look = tone ? `figure figure--${tone}` : 'figure';
  const content = (
    <>
      <span class="figure__label">{label}</span>
      <span>
        <span class={isWords ? 'figure__number figure__number--words' : 'figure__number'}>
          {number}
        </span>
        {unit && <span class="figure__unit"> {unit}</span>}
      </span>
      {more.map((line) => line !== null && <span class="figure__more">{line}</span>)}
    </>
  );
  return href ? (
    <a class={look} href={href}>
      {content}
    </a>
  ) : (
    <div class={look}>{content}</div>
  );
}
