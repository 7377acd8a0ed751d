import { beginOfDay } from '#thai/dates.ts';
import { FieldBox, type FieldSays } from '../../../ui/fields/field-box.tsx';
import { pickByNumber } from '../../../ui/fields/number-keys.ts';
import { OptionTile } from '../../../ui/fields/option-tile.tsx';
import { isFromPaper } from '../form/draft.ts';
import { useFormTools } from '../form/form-context.ts';
import { NOTICE } from '../shown.ts';
import { useQuestion } from './says.ts';

/** The privacy notice itself, and the officer's word that it was given, with version and time. */
export function NoticeQuestion({ path }: { path: string }) {
  const { words, now, form } = useFormTools();
  const { slot, says } = useQuestion(path);
  const { notice } = words;
  /** A paper tells of a day, and it was not the day on which it is copied. */
  const givenAt = () => {
    const { registration } = form.draft.peek();
    return isFromPaper(registration) ? beginOfDay(registration.intake.appliedOn) : now();
  };
  const give = (on: boolean) =>
    slot.give(on ? { version: NOTICE.version, at: givenAt() } : undefined);
  return (
    <FieldBox says={says} group="group" wide>
      <details class="notice-text" open>
        <summary>{notice.read}</summary>
        {notice.text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </details>
      <Box says={says} label={notice.given} checked={slot.answer !== undefined} onCheck={give} />
    </FieldBox>
  );
}

/** What the debtor declares, and that they do. */
export function DeclarationQuestion({ path }: { path: string }) {
  const { words } = useFormTools();
  const { slot, says } = useQuestion(path);
  const give = (on: boolean) => slot.give(on ? true : undefined);
  return (
    <FieldBox says={says} group="group" wide>
      <p class="notice-text">{words.declaration}</p>
      <Box says={says} label={words.declared} checked={slot.answer === true} onCheck={give} />
    </FieldBox>
  );
}

/** The only option of its question: 1 ticks it, like any other. */
function Box(props: {
  says: FieldSays;
  label: string;
  checked: boolean;
  onCheck: (on: boolean) => void;
}) {
  const { says, label, checked, onCheck } = props;
  return (
    <div class="options">
      <OptionTile
        type="checkbox"
        id={says.id}
        nth={1}
        {...{ label, checked, onCheck }}
        invalid={Boolean(says.error)}
        onKeyDown={(press) => pickByNumber(press, [!checked], onCheck)}
      />
    </div>
  );
}
