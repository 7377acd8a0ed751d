import { showDate } from '#thai/show-date.ts';
import { showRef } from '../../record-state.ts';
import { numberOf, type Question, questionsIn } from '../form/asked.ts';
import { PAPER_DAY } from '../form/check.ts';
import { copiesPaper, isFromPaper } from '../form/draft.ts';
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
      {isFromPaper(registration) && <PaperAnswers manner={manner} />}
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

/** What stood at the head of the paper. Its day was read by somebody, and can be changed while it is copied. */
function PaperAnswers({ manner }: { manner: Manner }) {
  const { form, words, language } = useFormTools();
  const draft = form.draft.value;
  const { appliedOn, paper } = draft.registration.intake;
  const day: Row = { label: words.paper.date, said: showDate(appliedOn, 'long', language) };
  const rows = [copiesPaper(draft) ? { ...day, path: PAPER_DAY } : day];
  if (paper?.no) rows.unshift({ label: words.paper.no, said: showRef(paper.no) });
  if (paper?.receivedBy) rows.push({ label: words.paper.receiver, said: paper.receivedBy });
  return (
    <section class="sheet">
      <h2>{words.paper.title}</h2>
      <Rows rows={rows} manner={manner} />
    </section>
  );
}

/** One answer in words; without a path there is no way back to it. */
interface Row {
  path?: string;
  no?: string;
  label: string;
  /** Null when it was not answered. */
  said: string | null;
}

function Rows({ rows, manner }: { rows: readonly Row[]; manner: Manner }) {
  const { words } = useFormTools();
  return (
    <dl class="answers">
      {rows.map(({ path, no, label, said }) => (
        <div
          key={path ?? label}
          class={said === null ? 'answers__row answers__row--blank' : 'answers__row'}
        >
          <dt>
            {no && <span class="field__no">{no}</span>} {label}
          </dt>
          <dd>
            <span translate={false}>{said ?? words.notStated}</span>
            {manner.record !== undefined && path !== undefined && (
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
}

function AnswerList({ questions, manner }: { questions: readonly Question[]; manner: Manner }) {
  const { form, words, language, today } = useFormTools();
  const { registration } = form.draft.value;
  const rows: Row[] = questions.map((question) => ({
    path: question.path,
    no: numberOf(question.path),
    label: questionWords(words, question.path).label,
    said: manner.readOnly?.hidden.has(question.path)
      ? manner.readOnly.hiddenWord
      : sayAnswer(question, { registration, words, language, today }),
  }));
  const stated = rows.filter(({ said }) => said !== null);
  const blank = rows.filter(({ path, said }) => said === null && !foldedPaths.has(path ?? ''));
  return (
    <>
      {stated.length > 0 && <Rows rows={stated} manner={manner} />}
      {blank.length > 0 && (
        <details class="folded">
          <summary>{words.review.blank(blank.length)}</summary>
          <Rows rows={blank} manner={manner} />
        </details>
      )}
    </>
  );
}
