import { ChoiceGroup } from '../../../ui/fields/choice-group.tsx';
import { PROXY } from '../form/fields.ts';
import { useFormTools } from '../form/form-context.ts';
import { optionLabel } from '../form/say.ts';
import { OtherText } from './other-text.tsx';
import { useQuestion } from './says.ts';

/** The debtor, or somebody for them; the debtor unless the officer says otherwise. */
export function ApplicantQuestion({ path }: { path: string }) {
  const { words } = useFormTools();
  const { slot, says, own } = useQuestion(path);
  const { answer } = slot;
  const who =
    typeof answer === 'object' && answer !== null && 'who' in answer ? String(answer.who) : 'self';
  return (
    <ChoiceGroup
      says={says}
      options={['self', 'proxy'].map((value) => ({
        value,
        label: optionLabel(words, path, value),
      }))}
      value={who}
      onPick={(picked) => slot.give({ who: picked ?? 'self' })}
    >
      {who === 'proxy' && (
        <>
          <OtherText path={`${path}.name`} max={PROXY.name} label={own.name ?? ''} />
          <OtherText path={`${path}.relation`} max={PROXY.relation} label={own.relation ?? ''} />
        </>
      )}
    </ChoiceGroup>
  );
}
