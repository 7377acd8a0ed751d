import type { RecordReading } from '#contract/record.ts';
import type { ComparedRow, CompareReadings } from '../../comparing.ts';
import { labelOf } from '../correcting/say-changes.ts';
import { numberOf, questionsOf } from '../form/asked.ts';
import { type Saying, sayAnswer } from '../review/say-answer.ts';
import { wordsIn } from '../words.ts';

/**
 * Two readings question by question. Rows of lists stand beside each other in their order: whose they
 * are is what the reader has to see.
 */
export const compareReadings: CompareReadings = (first, second, { language, today }) => {
  const words = wordsIn(language);
  const manner = { words, language, today };
  const [one, other] = [saidIn(first, manner), saidIn(second, manner)];
  const questions = [first, second].flatMap(({ registration }) => questionsOf(registration));
  const once = new Map(questions.map((question) => [question.path, question]));
  const hidden = new Set([...first.hidden, ...second.hidden]);
  return [...once].flatMap(([path, question]): ComparedRow[] => {
    const said = [one.get(path) ?? null, other.get(path) ?? null] as const;
    const differs = hidden.has(path) ? 'unknown' : said[0] !== said[1];
    const isBlank = said[0] === null && said[1] === null && differs !== 'unknown';
    return isBlank
      ? []
      : [{ path, label: `${numberOf(path)} ${labelOf(question, manner)}`, said, differs }];
  });
};

const saidIn = ({ registration }: RecordReading, manner: Omit<Saying, 'registration'>) =>
  new Map(
    questionsOf(registration).map((question) => [
      question.path,
      sayAnswer(question, { ...manner, registration }),
    ]),
  );
