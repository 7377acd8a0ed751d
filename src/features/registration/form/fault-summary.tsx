import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { idOf } from './asked.ts';
import { blocksIn } from './check.ts';
import { isFromPaper } from './draft.ts';
import { useFormTools } from './form-context.ts';
import { sayFaultInList } from './say.ts';

/**
 * What the check found, in the form's order and in the words that stand at the fields. It takes the
 * focus at every check (`checks` counts them).
 */
export function FaultSummary(props: {
  checks: number;
  onGo: (path: string) => void;
  onGoOn: () => void;
}) {
  const tools = useFormTools();
  const { form, words } = tools;
  const box = useRef<HTMLElement>(null);
  const shown = form.shown.value;
  useEffect(() => {
    if (props.checks === 0) return;
    // From its heading on: focus alone would show the middle of a long list.
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [props.checks]);
  if (shown.length === 0) return null;
  const { registration } = form.draft.peek();
  return (
    <section class="summary" ref={box} tabIndex={-1} role="alert" aria-labelledby="summary-heading">
      <h2 id="summary-heading">{words.faults.heading(shown.length)}</h2>
      <ul>
        {shown.map((fault) => (
          <li key={`${fault.path} ${fault.code}`}>
            <a
              href={`#${idOf(fault.path)}`}
              onClick={(event) => {
                event.preventDefault();
                event.stopPropagation();
                props.onGo(fault.path);
              }}
            >
              {sayFaultInList(fault, { ...tools, draft: form.draft.peek() })}
            </a>
          </li>
        ))}
      </ul>
      {!shown.some(blocksIn(registration)) && (
        <div class="summary__go-on">
          <p>
            {shown.some(({ returned }) => returned)
              ? words.faults.onlyReturned
              : isFromPaper(registration)
                ? words.faults.onPaper
                : words.faults.onlyCreditors}
          </p>
          <Button onClick={props.onGoOn} keyHint="F9">
            {words.faults.goOn(shown.length)}
          </Button>
        </div>
      )}
    </section>
  );
}
