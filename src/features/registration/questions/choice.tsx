import { ChoiceGroup } from '../../../ui/fields/choice-group.tsx';
import { wordsKey } from '../form/asked.ts';
import type { FieldOf } from '../form/fields.ts';
import { useFormTools } from '../form/form-context.ts';
import { at, indicesOf } from '../form/path.ts';
import { optionLabel } from '../form/say.ts';
import { OtherText } from './other-text.tsx';
import { useQuestion } from './says.ts';

export function ChoiceQuestion({ field, path }: { field: FieldOf<'choice'>; path: string }) {
  const { words } = useFormTools();
  const { slot, says, own } = useQuestion(path);
  const { other } = field;
  return (
    <ChoiceGroup
      says={says}
      options={field.options.map((value) => ({
        value,
        label: optionLabel(words, wordsKey(path), value),
      }))}
      value={typeof slot.answer === 'string' ? slot.answer : undefined}
      onPick={slot.give}
      clear={says.optional && words.clearChoice}
      wide={field.wide ?? false}
    >
      {other && slot.answer === 'other' && (
        <OtherText
          path={at(other.path, indicesOf(path))}
          max={other.max}
          label={own.other ?? own.label}
        />
      )}
    </ChoiceGroup>
  );
}

/** Yes or no, in the question's own words. */
export function YesNoQuestion({ field, path }: { field: FieldOf<'yes-no'>; path: string }) {
  const { words } = useFormTools();
  const { slot, says } = useQuestion(path);
  const { answer } = slot;
  return (
    <ChoiceGroup
      says={says}
      options={['yes', 'no'].map((value) => ({
        value,
        label: optionLabel(words, field.words, value),
      }))}
      value={typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : undefined}
      onPick={(picked) => slot.give(picked && picked === 'yes')}
      clear={says.optional && words.clearChoice}
      wide={field.wide ?? false}
    />
  );
}
