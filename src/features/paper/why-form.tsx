import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LostWhy, SpoiltWhy } from '../../store/paper-types.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choices.tsx';
import type { PaperWords } from './words.ts';

/** Why a form is no more. Chosen and not written: it lies on the device in the clear. */
export function WhyForm<Why extends SpoiltWhy | LostWhy>(props: {
  legend: string;
  whys: readonly Why[];
  words: PaperWords;
  onSave: (why: Why) => void;
  onCancel: () => void;
}) {
  const { whys, words } = props;
  const [why, setWhy] = useState<Why>(whys[0] as Why);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <form
      ref={form}
      class="why stack"
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave(why);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onCancel();
      }}
    >
      <Choices
        legend={props.legend}
        options={whys.map((value) => ({ value, word: words.whys[value] }))}
        chosen={why}
        onChoose={setWhy}
      />
      <div class="row">
        <Button type="submit" look="primary">
          {words.act.save}
        </Button>
        <Button onClick={props.onCancel}>{words.act.cancel}</Button>
      </div>
    </form>
  );
}
