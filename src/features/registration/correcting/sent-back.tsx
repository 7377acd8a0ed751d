import { Notice } from '../../../ui/notice.tsx';
import { useDesk } from '../../desk-context.ts';
import { recordWordsIn } from '../../record-words.ts';
import { questionsOf } from '../form/asked.ts';
import { useFormTools } from '../form/form-context.ts';
import { questionWords } from '../form/say.ts';
import type { OpenRegistration } from '../open-registration.ts';
import { sayAnswer } from '../review/say-answer.ts';

/** Above the form: why it came back, in the reviewer's own words, and what stood in those fields. */
export function SentBack({ registration }: { registration: OpenRegistration }) {
  const { locale } = useDesk();
  const tools = useFormTools();
  const words = recordWordsIn(locale);
  const { corrects } = registration.form.draft.peek();
  if (!corrects) return null;
  if (corrects.is === 'amendment') return <p class="muted">{words.correction.amendLead}</p>;
  const { before, faults, note } = corrects;
  const asked = new Map(questionsOf(before).map((question) => [question.path, question]));
  const saying = { ...tools, registration: before };
  return (
    <Notice tone="wait" title={words.correction.returned(faults.length)}>
      {note !== null && <p class="sent-back__note">{words.note(note)}</p>}
      <dl class="sent-back">
        {faults.flatMap(({ path }) => {
          const question = asked.get(path);
          if (!question) return [];
          return (
            <div key={path}>
              <dt>{questionWords(tools.words, path).label}</dt>
              <dd>
                {words.was}:{' '}
                <span translate={false}>
                  {sayAnswer(question, saying) ?? tools.words.notStated}
                </span>
              </dd>
            </div>
          );
        })}
      </dl>
    </Notice>
  );
}
