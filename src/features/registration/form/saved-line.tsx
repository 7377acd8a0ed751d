import type { ReadonlySignal } from '@preact/signals';
import { showTime } from '#thai/show-date.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { Saving } from '../draft-saver.ts';
import { useFormTools } from './form-context.ts';

/** Whether what is typed stands on this device. It changes silently; only a failure speaks. */
export function SavedLine(props: { saving: ReadonlySignal<Saving>; onSave: () => void }) {
  const { words, language } = useFormTools();
  const saving = props.saving.value;
  switch (saving.is) {
    case 'saved':
      return (
        <p class="saved">
          <span class="saved__mark">
            <Icon name="check" small />
          </span>
          {words.saved(showTime(saving.at, language))}
        </p>
      );
    case 'unsaved':
      return <p class="saved muted">{words.saving}</p>;
    case 'failed':
      return (
        <div class="saved saved--failed" role="alert">
          <p>
            <Icon name="warning" small />
            {words.notSaved}
          </p>
          <Button look="danger" onClick={props.onSave}>
            {words.saveAgain}
          </Button>
        </div>
      );
  }
}
