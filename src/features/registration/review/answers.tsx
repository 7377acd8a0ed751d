import { numberOf, type Question, questionsIn } from '../form/asked.ts';
import type { Field } from '../form/fields.ts';
import { useFormTools } from '../form/form-context.ts';
import { Interest } from '../form/interest.tsx';
import { questionWords } from '../form/say.ts';
import { SECTIONS, type SectionKey, sectionKeys } from '../form/sections.ts';
import { Totals } from '../form/totals.tsx';
import { asText } from '../questions/read-text.ts';
import { sayAnswer } from './say-answer.ts';

/** Whether answers lead back into the form of a draft, or are read with what a role does not reach. */
type Manner =
  | { record: string; readOnly?: undefined }
  | { record?: undefined; readOnly: { hidden: ReadonlySet<string>; hiddenWord: string } };

/** The five sections as lists of questions and answers, each with its way back into the form. */
export function Answers(manner: Manner) {
  const { form, words } = useFormTools();
  const { registration } = form.draft.value;
  const list = (section: SectionKey, indices: readonly number[]) => (
    <AnswerList questions={questionsIn(registration, section, indices)} manner={manner} />
  );
  const title = (section: SectionKey) =>
    `${sectionKeys.indexOf(section) + 1} ${words.sections[section]}`;
  return (
    <>
      {(['debtor', 'occupation'] as const).map((section) => (
        <section key={section} class="sheet">
          <h2>{title(section)}</h2>
          {list(section, [])}
        </section>
      ))}
      <section class="sheet">
        <h2>
          {title('creditors')} · {title('debts')}
        </h2>
        {registration.creditors.length === 0 && <p>{words.review.nothing}</p>}
        {registration.creditors.map((creditor, i) => (
          <div key={creditor.id} class="review__creditor">
            <h3>{words.creditorNamed(i + 1, asText(creditor.name))}</h3>
            {list('creditors', [i])}
            {creditor.debts.map((debt, k) => (
              <div key={debt.id} class="review__debt">
                <h4>{words.debt(k + 1)}</h4>
                {list('debts', [i, k])}
                <Interest path={`creditors.${i}.debts.${k}`} />
              </div>
            ))}
          </div>
        ))}
        <Totals />
      </section>
      <section class="sheet">
        <h2>{title('help')}</h2>
        {list('help', [])}
      </section>
    </>
  );
}

/** What stayed folded away was not asked. */
const foldedPaths = new Set(
  Object.values(SECTIONS)
    .flat()
    .flatMap((field: Field) =>
      field.kind === 'folded' ? field.fields.map(({ path }) => path) : [],
    ),
);

function AnswerList({ questions, manner }: { questions: readonly Question[]; manner: Manner }) {
  const { form, words, language, today } = useFormTools();
  const { registration } = form.draft.value;
  const rows = questions.map((question) => ({
    question,
    label: questionWords(words, question.path).label,
    said: manner.readOnly?.hidden.has(question.path)
      ? manner.readOnly.hiddenWord
      : sayAnswer(question, { registration, words, language, today }),
  }));
  const stated = rows.filter(({ said }) => said !== null);
  const blank = rows.filter(
    ({ question, said }) => said === null && !foldedPaths.has(question.path),
  );
  const list = (some: typeof rows) => (
    <dl class="answers">
      {some.map(({ question: { path }, label, said }) => (
        <div key={path} class={said === null ? 'answers__row answers__row--blank' : 'answers__row'}>
          <dt>
            <span class="field__no">{numberOf(path)}</span> {label}
          </dt>
          <dd>
            <span translate={false}>{said ?? words.notStated}</span>
            {manner.record !== undefined && (
              <a href={`/reg/${manner.record}?at=${path}`} data-at={path}>
                {words.review.change}
                <span class="hidden-visually"> {label}</span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      {stated.length > 0 && list(stated)}
      {blank.length > 0 && (
        <details class="folded">
          <summary>{words.review.blank(blank.length)}</summary>
          {list(blank)}
        </details>
      )}
    </>
  );
}
