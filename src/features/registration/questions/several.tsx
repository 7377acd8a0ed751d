import { ToggleGroup } from '../../../ui/fields/toggle-group.tsx';
import { wordsKey } from '../form/asked.ts';
import type { FieldOf } from '../form/fields.ts';
import { useFormTools } from '../form/form-context.ts';
import { at, indicesOf } from '../form/path.ts';
import { optionLabel } from '../form/say.ts';
import { OtherText } from './other-text.tsx';
import { useQuestion } from './says.ts';
import { NONE, toggled } from './toggled.ts';

export function SeveralQuestion({ field, path }: { field: FieldOf<'several'>; path: string }) {
  const { words } = useFormTools();
  const { slot, says, own } = useQuestion(path);
  const chosen = Array.isArray(slot.answer) ? slot.answer.map(String) : [];
  const isNone = field.none === '' && Array.isArray(slot.answer) && chosen.length === 0;
  const options = field.options.map((value) => ({
    value,
    label: optionLabel(words, wordsKey(path), value),
  }));
  const { other } = field;
  return (
    <ToggleGroup
      says={says}
      options={field.none === '' ? [{ value: NONE, label: words.none }, ...options] : options}
      chosen={isNone ? [NONE] : chosen}
      onToggle={(value, on) => slot.give(toggled(field, chosen, value, on))}
    >
      {other && chosen.includes('other') && (
        <OtherText
          path={at(other.path, indicesOf(path))}
          max={other.max}
          label={own.other ?? own.label}
        />
      )}
    </ToggleGroup>
  );
}
