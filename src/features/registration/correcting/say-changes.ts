import type { Registration } from '#contract/registration/registration.ts';
import { type Question, questionsOf } from '../form/asked.ts';
import { indicesOf } from '../form/path.ts';
import { questionWords } from '../form/say.ts';
import { type Saying, sayAnswer } from '../review/say-answer.ts';

/** One answer that is not what it was. */
export interface SaidChange {
  /** Where it stands in the newer of the two; null when its row is gone. */
  path: string | null;
  label: string;
  was: string | null;
  now: string | null;
}

type Manner = Omit<Saying, 'registration'>;

/** What changed from one registration to the other, in the form's words and order. */
export function sayChanges(
  before: Registration,
  after: Registration,
  manner: Manner,
): SaidChange[] {
  const old = saidIn(before, manner);
  const fresh = saidIn(after, manner);
  const changed = [...fresh].flatMap(([key, { said, label, path }]): SaidChange[] => {
    const was = old.get(key)?.said ?? null;
    return was === said ? [] : [{ path, label, was, now: said }];
  });
  const gone = [...old].flatMap(([key, { said, label }]): SaidChange[] =>
    fresh.has(key) || said === null ? [] : [{ path: null, label, was: said, now: null }],
  );
  return [...changed, ...gone];
}

/** Answers by what they belong to for good: a row's id, not its place. */
function saidIn(registration: Registration, manner: Manner) {
  return new Map(
    questionsOf(registration).map((question) => [
      keyOf(question, registration),
      {
        path: question.path,
        label: labelOf(question, manner),
        said: sayAnswer(question, { ...manner, registration }),
      },
    ]),
  );
}

function keyOf({ path }: Question, { creditors }: Registration): string {
  const [creditor, debt] = rowsOf(path);
  const own = creditor === undefined ? undefined : creditors[creditor];
  return [own?.id, debt === undefined ? undefined : own?.debts[debt]?.id, templateLeaf(path)].join(
    '|',
  );
}

const rowsOf = (path: string): (number | undefined)[] =>
  path.startsWith('creditors.') ? indicesOf(path) : [];

/** Without the places of creditors and debts, which the key names by their ids. */
const templateLeaf = (path: string): string =>
  path.startsWith('creditors.') ? path.replace(/\.\d+(?=\.)/g, '') : path;

export function labelOf({ path }: Question, { words }: Manner): string {
  const { label } = questionWords(words, path);
  const [creditor, debt] = rowsOf(path);
  if (creditor === undefined) return label;
  const row = words.creditor(creditor + 1);
  return debt === undefined
    ? words.faults.inCreditor(row, label)
    : words.faults.inDebt(row, words.debt(debt + 1), label);
}
