import { isTouched } from '../form/draft.ts';
import type { Field } from '../form/fields.ts';
import { useFormTools } from '../form/form-context.ts';
import { at, indicesOf } from '../form/path.ts';
import { questionWords } from '../form/say.ts';
import { ApplicantQuestion } from './applicant.tsx';
import { ChoiceQuestion, YesNoQuestion } from './choice.tsx';
import { CountQuestion } from './count.tsx';
import { DateQuestion } from './date.tsx';
import { MoneyQuestion } from './money.tsx';
import { NationalIdQuestion } from './national-id.tsx';
import { DeclarationQuestion, NoticeQuestion } from './notice.tsx';
import { PhoneQuestion } from './phone.tsx';
import { PlaceQuestion } from './place.tsx';
import { RateQuestion } from './rate.tsx';
import { RowsQuestion } from './rows.tsx';
import { SeveralQuestion } from './several.tsx';
import { TextQuestion } from './text.tsx';
import { TitleQuestion } from './title.tsx';

/** One question of the form, drawn by its kind. */
export function Question({ field, path }: { field: Field; path: string }) {
  switch (field.kind) {
    case 'national-id':
      return <NationalIdQuestion path={path} />;
    case 'title':
      return <TitleQuestion path={path} />;
    case 'text':
      return <TextQuestion field={field} path={path} />;
    case 'date':
      return <DateQuestion field={field} path={path} />;
    case 'phone':
      return <PhoneQuestion field={field} path={path} />;
    case 'money':
      return <MoneyQuestion field={field} path={path} />;
    case 'count':
      return <CountQuestion field={field} path={path} />;
    case 'place':
      return <PlaceQuestion path={path} />;
    case 'choice':
      return <ChoiceQuestion field={field} path={path} />;
    case 'yes-no':
      return <YesNoQuestion field={field} path={path} />;
    case 'several':
      return <SeveralQuestion field={field} path={path} />;
    case 'rate':
      return <RateQuestion path={path} />;
    case 'applicant':
      return <ApplicantQuestion path={path} />;
    case 'notice':
      return <NoticeQuestion path={path} />;
    case 'declaration':
      return <DeclarationQuestion path={path} />;
    case 'rows':
      return (
        <RowsQuestion
          field={field}
          path={path}
          draw={(inner, at) => <Question key={inner.path} field={inner} path={at} />}
        />
      );
    case 'folded':
      return <FoldedQuestions field={field} path={path} />;
  }
}

/** Questions that stay folded until somebody needs them, open when one is answered. */
function FoldedQuestions({
  field,
  path,
}: {
  field: Extract<Field, { kind: 'folded' }>;
  path: string;
}) {
  const { words, form } = useFormTools();
  const indices = indicesOf(path);
  const answered = field.fields.some((inner) =>
    isTouched(form.draft.peek(), at(inner.path, indices)),
  );
  return (
    <details class="field--wide folded" open={answered}>
      <summary>
        {questionWords(words, path).label} <span class="field__optional">{words.optional}</span>
      </summary>
      <div class="fields">
        {field.fields.map((inner) => (
          <Question key={inner.path} field={inner} path={at(inner.path, indices)} />
        ))}
      </div>
    </details>
  );
}
