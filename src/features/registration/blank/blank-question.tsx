import { ratePeriods } from '#contract/registration/debt.ts';
import { nationalIdMissing, nationalIdSeen } from '#contract/registration/debtor.ts';
import { commonTitles } from '#thai/titles.ts';
import { blank } from '../../../i18n/th/blank.ts';
import { registration as words } from '../../../i18n/th/registration.ts';
import { numberOf, wordsKey } from '../form/asked.ts';
import type { Field } from '../form/fields.ts';
import { optionLabel, questionWords } from '../form/say.ts';
import { Comb, Line, Tick, Ticks } from './parts.tsx';

/** Digits of an amount in whole baht: up to 9,999,999. */
const BAHT = [1, 3, 3];
const DATE = [2, 2, 4];
const DATE_UNDER = [blank.day, blank.month, blank.year];

/** Room that a question wants before it begins a line of its own; it takes what is left. */
function widthOf(field: Field): string {
  switch (field.kind) {
    case 'text':
      if (field.is === 'lines') return 'all';
      if (field.max <= 80) return 'narrow';
      return field.max <= 120 ? 'middle' : 'broad';
    case 'count':
    case 'date':
    case 'phone':
    case 'money':
      return 'comb';
    case 'national-id':
    case 'place':
    case 'rate':
    case 'applicant':
    case 'declaration':
      return 'all';
    default:
      return 'ticks';
  }
}

/** One question on paper: the number, words and options that it has on the screen. */
export function BlankQuestion({ field }: { field: Field }) {
  if (field.kind === 'rows' || field.kind === 'folded') return <Group field={field} />;
  return (
    <div class={`asked asked--${widthOf(field)}`}>
      <span class="asked__label">
        <span class="asked__no">{numberOf(field.path)}</span>{' '}
        {questionWords(words, field.path).label}
      </span>
      <Answer field={field} />
    </div>
  );
}

/** What folds away on the screen, or can be asked again there, stands once under its heading. */
function Group({ field }: { field: Extract<Field, { kind: 'rows' | 'folded' }> }) {
  return (
    <div class="flow flow--group">
      <p class="flow__title">{questionWords(words, field.path).label}</p>
      {field.fields.map((inner) => (
        <BlankQuestion key={inner.path} field={inner} />
      ))}
    </div>
  );
}

function Answer({ field }: { field: Field }) {
  const own = questionWords(words, field.path);
  const key = wordsKey(field.path);
  const labels = (options: readonly string[], of: string = key) =>
    options.map((option) => optionLabel(words, of, option));
  const not = (kinds: readonly ('none' | 'unknown')[]) =>
    kinds.map((kind) => <Tick key={kind}>{own.not?.[kind] ?? kind}</Tick>);
  switch (field.kind) {
    case 'national-id':
      return (
        <>
          <Comb groups={[1, 4, 5, 2, 1]} />
          <span class="asked__part">{words.seen}</span>
          <Ticks labels={labels(nationalIdSeen, `${field.path}.seen`)} />
          <span class="asked__part">{words.idNone}</span>
          <Ticks labels={labels(nationalIdMissing, `${field.path}.not`)} />
        </>
      );
    case 'title':
      return (
        <Ticks
          labels={labels([...commonTitles.slice(0, 3), 'other'])}
          open={optionLabel(words, key, 'other')}
        />
      );
    case 'text':
      return (
        <>
          <Line />
          {field.not && not([field.not])}
        </>
      );
    case 'date':
      return (
        <>
          <Comb groups={DATE} under={DATE_UNDER} />
          {field.not && not([field.not])}
        </>
      );
    case 'phone':
      return (
        <>
          <Comb groups={[3, 3, 4]} />
          {field.not && not([field.not])}
        </>
      );
    case 'money':
      return (
        <>
          <Comb groups={BAHT} />
          <span>{words.baht}</span>
          {field.not && not(field.not)}
        </>
      );
    case 'count':
      return (
        <>
          <Comb groups={[String(field.to).length]} />
          {own.unit && <span>{own.unit}</span>}
        </>
      );
    case 'place':
      return (
        <>
          <Line />
          <Line label={blank.district} />
          <Line label={blank.province} />
          <span>{blank.postcode}</span>
          <Comb groups={[5]} />
        </>
      );
    case 'choice':
      return (
        <Ticks
          labels={labels(field.options)}
          open={field.other && optionLabel(words, key, 'other')}
        />
      );
    case 'several': {
      const all = labels(field.options);
      return (
        <Ticks
          labels={field.none === '' ? [words.none, ...all] : all}
          open={field.other && optionLabel(words, key, 'other')}
        />
      );
    }
    case 'yes-no':
      return <Ticks labels={labels(['yes', 'no'], field.words)} />;
    case 'rate':
      return (
        <>
          <Line size="short" />
          <Ticks labels={labels(['percent', 'baht'], `${key}.in`)} />
          <Ticks labels={labels(ratePeriods, `${key}.per`)} />
          {not(['unknown'])}
        </>
      );
    case 'applicant':
      return (
        <>
          <Ticks labels={labels(['self', 'proxy'])} />
          <Line label={own.name ?? ''} />
          <Line label={own.relation ?? ''} />
        </>
      );
    case 'notice':
      return <Tick>{words.notice.given}</Tick>;
    case 'declaration':
      return <Tick>{words.declaration}</Tick>;
    case 'rows':
    case 'folded':
      return null;
  }
}
