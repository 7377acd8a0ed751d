import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperRun, Papers } from '../../store/paper-types.ts';
import { Button } from '../../ui/button.tsx';
import { ToggleGroup } from '../../ui/fields/toggle-group.tsx';
import { useDesk } from '../desk-context.ts';
import { showRef } from '../record-state.ts';
import { wordsIn } from './words.ts';

/**
 * Asks what came out of the printer, because no program can know. A run of which nothing came is set
 * aside all the same: a printer that wakes up later would print its numbers a second time [D16].
 */
export function CameOut(props: {
  papers: Papers;
  run: PaperRun;
  /** Takes the focus: it was asked for just now. */
  focus?: boolean;
  onSaid: (said: string) => void;
}) {
  const { papers, run, onSaid } = props;
  const { locale, vault } = useDesk();
  const words = wordsIn(locale).cameOut;
  const [spoilt, setSpoilt] = useState<readonly string[] | null>(null);
  const [none, setNone] = useState(false);
  const buttons = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (props.focus) buttons.current?.querySelector('button')?.focus();
  }, [props.focus]);
  const { refs } = run;
  const answer = async (gone: readonly string[]) => {
    await papers.answer(run.id, gone, vault.officer.officer);
    onSaid(words.done(refs.length - gone.length, gone.length));
  };
  const [first = '', last = first] = [refs[0], refs.at(-1)];
  return (
    <section class="sheet stack came-out" aria-labelledby="came-out">
      <h2 id="came-out">{words.title}</h2>
      <p>{words.of(refs.length, showRef(first), showRef(last))}</p>
      <div class="row" ref={buttons}>
        <Button look="primary" icon="check" onClick={() => void answer([])}>
          {words.all}
        </Button>
        {refs.length > 1 && <Button onClick={() => setSpoilt([])}>{words.some}</Button>}
        <Button onClick={() => void answer(refs)}>{words.noneCame}</Button>
      </div>
      <p class="muted">{words.noneCameHint}</p>
      {spoilt && (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (spoilt.length > 0) void answer(spoilt);
            else setNone(true);
          }}
        >
          <ToggleGroup
            says={{
              id: 'spoilt-copies',
              label: words.which,
              error: none && spoilt.length === 0 ? words.pick : undefined,
            }}
            options={refs.map((ref) => ({ value: ref, label: showRef(ref) }))}
            chosen={spoilt}
            onToggle={(ref, on) =>
              setSpoilt(on ? [...spoilt, ref] : spoilt.filter((one) => one !== ref))
            }
          />
          <div class="row">
            <Button type="submit" look="primary">
              {words.save}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
