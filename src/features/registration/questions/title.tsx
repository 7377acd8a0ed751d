import { commonTitles, writeOutTitle } from '#thai/titles.ts';
import { ChoiceGroup } from '../../../ui/fields/choice-group.tsx';
import { quiet } from '../../../ui/fields/text-field.tsx';
import { useFormTools } from '../form/form-context.ts';
import { optionLabel } from '../form/say.ts';
import { asText } from './read-text.ts';
import { useQuestion } from './says.ts';
import { useTypedText } from './typed-text.ts';

const OFFERED: readonly string[] = commonTitles.slice(0, 3);
const MAX = 40;

/** นาย, นาง, นางสาว, or any other title as a text. */
export function TitleQuestion({ path }: { path: string }) {
  const { words } = useFormTools();
  const { slot, says, own } = useQuestion(path);
  const title = asText(slot.answer);
  const isOther = slot.typed !== undefined || (title !== '' && !OFFERED.includes(title));
  const { text, onText, onLeave } = useTypedText(
    slot,
    (typed) => {
      const value = writeOutTitle(typed);
      return value === '' || value.length > MAX ? { is: 'not-read' } : { is: 'answer', value };
    },
    asText,
  );
  return (
    <ChoiceGroup
      says={says}
      options={[...OFFERED, 'other'].map((value) => ({
        value,
        label: optionLabel(words, path, value),
      }))}
      value={isOther ? 'other' : title || undefined}
      onPick={(picked) => (picked === 'other' ? slot.keepTyped('') : slot.give(picked))}
      wide
    >
      {isOther && (
        <label class="field__other">
          <span>{own.other}</span>
          <input
            {...quiet}
            type="text"
            class="field__input"
            value={text}
            onInput={(event) => onText(event.currentTarget.value)}
            onBlur={onLeave}
          />
        </label>
      )}
    </ChoiceGroup>
  );
}
