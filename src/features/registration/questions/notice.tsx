import { beginOfDay } from '#thai/dates.ts';
import { FieldBox } from '../../../ui/fields/field-box.tsx';
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
  return (
    <FieldBox says={says} group="group" wide>
      <details class="notice-text" open>
        <summary>{notice.read}</summary>
        {notice.text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </details>
      <div class="options">
        <OptionTile
          type="checkbox"
          id={says.id}
          label={notice.given}
          checked={slot.answer !== undefined}
          invalid={Boolean(says.error)}
          onCheck={(on) => slot.give(on ? { version: NOTICE.version, at: givenAt() } : undefined)}
        />
      </div>
    </FieldBox>
  );
}

/** What the debtor declares, and that they do. */
export function DeclarationQuestion({ path }: { path: string }) {
  const { words } = useFormTools();
  const { slot, says } = useQuestion(path);
  return (
    <FieldBox says={says} group="group" wide>
      <p class="notice-text">{words.declaration}</p>
      <div class="options">
        <OptionTile
          type="checkbox"
          id={says.id}
          label={words.declared}
          checked={slot.answer === true}
          invalid={Boolean(says.error)}
          onCheck={(on) => slot.give(on ? true : undefined)}
        />
      </div>
    </FieldBox>
  );
}
