import { useEffect, useState } from 'preact/hooks';
import { findCardPlace } from '#thai/id-card-address.ts';
import { maskName } from '#thai/names.ts';
import { groupNationalId } from '#thai/national-id.ts';
import { cards as en } from '../../../i18n/en/cards.ts';
import { cards as th } from '../../../i18n/th/cards.ts';
import { Button } from '../../../ui/button.tsx';
import { type CardPerson, cardInHand, putCardAway } from '../../card-in-hand.ts';
import { useDesk } from '../../desk-context.ts';
import { questionsOf } from '../form/asked.ts';
import { answer, copiesPaper } from '../form/draft.ts';
import { useFormTools } from '../form/form-context.ts';
import { ID } from '../form/national-id.ts';
import { getAt, setAt } from '../form/path.ts';
import { questionWords, unwrap } from '../form/say.ts';
import { sayAnswer } from '../review/say-answer.ts';
import { answersOf, type CardAnswer, type Filling, fillFrom, takeBack } from './fill.ts';

type Said = Omit<Filling, 'draft'> & { answers: readonly CardAnswer[]; notFound: boolean };

const HEADING = 'card-heading';

/** A card that is read while a form is open: what it filled in, and what it says otherwise. */
export default function CardInForm({ onFilled }: { onFilled: (paths: string[]) => void }) {
  const { locale, places } = useDesk();
  const { form } = useFormTools();
  const words = (locale === 'th' ? th : en).form;
  const card = cardInHand.value;
  // What lay in the reader before this form was opened may be the card of whoever was here before.
  const [before] = useState(card);
  const [said, setSaid] = useState<Said | null>(null);
  const { corrects } = form.draft.peek();
  const fillsItself =
    card !== null &&
    (card.wanted || (card !== before && !corrects && !copiesPaper(form.draft.peek())));
  const fill = async (person: CardPerson) => {
    putCardAway();
    const table = await places().catch(() => null);
    const place = table && findCardPlace(table, person.address);
    tell(answersOf(person, place), place === null && person.address.subdistrict !== '');
  };
  const tell = (answers: readonly CardAnswer[], notFound: boolean) => {
    const { draft, ...rest } = fillFrom(form.draft.peek(), answers);
    form.change(() => draft);
    form.settle();
    setSaid({ ...rest, answers, notFound });
    // Somebody has to choose, and may be far below: there before anywhere else.
    if (rest.differs.length > 0)
      requestAnimationFrame(() => document.getElementById(HEADING)?.focus());
    else if (rest.filled.length > 0) onFilled(rest.filled.map(({ path }) => path));
  };
  useEffect(() => {
    if (card && fillsItself) void fill(card.person);
  }, [card]);

  if (card && !fillsItself) {
    const { firstName, lastName } = card.person;
    return (
      <section class="sheet row" aria-label={words.title}>
        <p>{words.offer(maskName(firstName, lastName || null))}</p>
        <Button onClick={() => void fill(card.person)}>{words.fill}</Button>
      </section>
    );
  }
  if (!said) return null;
  const use = (one: CardAnswer) => {
    form.change((draft) => answer(draft, one.path, one.value));
    form.settle();
    // The number was typed wrong, so it is this person after all.
    if (said.isOther) return tell(said.answers, said.notFound);
    setSaid({ ...said, differs: said.differs.filter((other) => other !== one) });
    document.getElementById(HEADING)?.focus();
  };
  return (
    <section class="sheet stack" aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        {words.title}
      </h2>
      <Told said={said} words={words} />
      {said.differs.length > 0 && <Differences differs={said.differs} words={words} onUse={use} />}
      <div class="row">
        {said.filled.length > 0 && (
          <Button
            onClick={() => {
              form.change((draft) => takeBack(draft, said.filled));
              setSaid(null);
              onFilled([]);
            }}
          >
            {words.undo}
          </Button>
        )}
        <Button onClick={() => setSaid(null)}>{words.close}</Button>
      </div>
    </section>
  );
}

type FormCardWords = (typeof th | typeof en)['form'];

function Told({ said, words }: { said: Said; words: FormCardWords }) {
  const { words: form } = useFormTools();
  const labels = said.filled.map(({ path }) => questionWords(form, path).label);
  const nothing = said.filled.length === 0 && said.differs.length === 0;
  return (
    <div role="status">
      {said.isOther && <p>{words.other}</p>}
      {labels.length > 0 && <p>{words.filled(labels.join(', '))}</p>}
      {nothing && <p>{words.same}</p>}
      {said.notFound && <p>{words.notFound}</p>}
    </div>
  );
}

function Differences(props: {
  differs: readonly CardAnswer[];
  words: FormCardWords;
  onUse: (one: CardAnswer) => void;
}) {
  const { differs, words } = props;
  const tools = useFormTools();
  const { registration, typed } = tools.form.draft.value;
  const say = (path: string, of: typeof registration) => {
    // How it was seen is another question.
    if (path === ID)
      return groupNationalId(String(unwrap(getAt(of, ID)) ?? '')).replaceAll('-', '\u2011');
    const question = questionsOf(of).find((asked) => asked.path === path);
    return question ? (sayAnswer(question, { ...tools, registration: of }) ?? '') : '';
  };
  const typedAt = (path: string) =>
    path === ID && typed[ID] !== undefined ? groupNationalId(typed[ID]) : typed[path];
  return (
    <div>
      <p>
        <strong>{words.differs}</strong>
      </p>
      <ul class="stack-tight">
        {differs.map((one) => {
          const { label } = questionWords(tools.words, one.path);
          return (
            <li key={one.path} class="row">
              <span>
                <strong>{label}</strong>{' '}
                {words.typed(typedAt(one.path) ?? say(one.path, registration))}{' '}
                {words.onCard(say(one.path, setAt(registration, one.path, one.value)))}
              </span>
              <Button aria-label={words.useOf(label)} onClick={() => props.onUse(one)}>
                {words.use}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
