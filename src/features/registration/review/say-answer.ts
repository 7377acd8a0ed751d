import type { Registration } from '#contract/registration/registration.ts';
import { ageAt } from '#thai/age.ts';
import { showMoney } from '#thai/money.ts';
import { groupNationalId } from '#thai/national-id.ts';
import { showPhone } from '#thai/phone.ts';
import { placeLabel } from '#thai/places/places.ts';
import { type Language, showDate, showMoment } from '#thai/show-date.ts';
import { type Question, wordsKey } from '../form/asked.ts';
import { at, getAt } from '../form/path.ts';
import { notOf, optionLabel, questionWords, sayMoney, unwrap } from '../form/say.ts';
import type { RegistrationWords } from '../words.ts';

export interface Saying {
  registration: Registration;
  words: RegistrationWords;
  language: Language;
  today: string;
}

/** An answer as it is read back to the debtor; null when nothing was stated. */
export function sayAnswer(question: Question, saying: Saying): string | null {
  const { path } = question;
  const { words, registration } = saying;
  const answer = getAt(registration, path);
  if (answer === undefined) return null;
  const not = notOf(answer);
  if (not !== undefined) return sayNot(question, not, words);
  return sayValue(question, unwrap(answer), saying);
}

function sayNot({ field, path }: Question, not: string, words: RegistrationWords): string {
  if (field.kind === 'national-id') return optionLabel(words, 'debtor.nationalId.not', not);
  const own = questionWords(words, path).not ?? {};
  return (own as Readonly<Record<string, string>>)[not] ?? not;
}

function sayValue({ field, path, indices }: Question, value: unknown, saying: Saying): string {
  const { words, language, registration, today } = saying;
  const key = wordsKey(path);
  const withOther = (said: string, other: { path: string } | undefined) => {
    const more = other && getAt(registration, at(other.path, indices));
    return typeof more === 'string' ? `${said}: ${more}` : said;
  };
  switch (field.kind) {
    case 'national-id': {
      const seen = getAt(registration, `${path}.seen`);
      const from = optionLabel(words, 'debtor.nationalId.seen', String(seen));
      return `${groupNationalId(String(value))} (${words.seen} ${from})`;
    }
    case 'date': {
      const date = String(value);
      const shown = showDate(date, 'long', language);
      if (field.of !== 'birth') return shown;
      const { years, exact } = ageAt(date, today);
      return `${shown} · ${exact ? words.age(years) : words.ageAbout(years)}`;
    }
    case 'phone':
      return showPhone(String(value));
    case 'money':
      return sayMoney(Number(value), words.baht, language);
    case 'count':
      return [value, questionWords(words, path).unit].filter(Boolean).join(' ');
    case 'choice':
      return withOther(optionLabel(words, key, String(value)), field.other);
    case 'title':
      return optionLabel(words, key, String(value));
    case 'yes-no':
      return optionLabel(words, field.words, value ? 'yes' : 'no');
    case 'several': {
      const chosen = Array.isArray(value) ? value.map(String) : [];
      if (chosen.length === 0) return words.none;
      const said = chosen.map((option) => optionLabel(words, key, option)).join(', ');
      return chosen.includes('other') ? withOther(said, field.other) : said;
    }
    case 'place':
      return sayPlace(value, words);
    case 'rate':
      return sayRate(value, words, key);
    case 'applicant':
      return sayApplicant(value, words, path);
    case 'notice': {
      const given = getAt(value, 'at');
      if (typeof given !== 'number') return '';
      const { channel, appliedOn } = registration.intake;
      const day = showDate(appliedOn, 'long', language);
      return words.notice.givenAt(channel === 'paper' ? day : showMoment(given, language));
    }
    case 'declaration':
      return words.declared;
    default:
      return String(value);
  }
}

function sayPlace(value: unknown, words: RegistrationWords): string {
  const unlisted = getAt(value, 'unlisted');
  if (typeof unlisted === 'string') return `${unlisted} (${words.place.unlistedTag})`;
  return placeLabel(value as Parameters<typeof placeLabel>[0]);
}

function sayRate(value: unknown, words: RegistrationWords, key: string): string {
  const unit = String(getAt(value, 'in'));
  const amount = showMoney(Number(getAt(value, 'amount')));
  const per = optionLabel(words, `${key}.per`, String(getAt(value, 'per')));
  return words.rate.said(amount, unit === 'percent' ? words.percent : words.baht, per);
}

function sayApplicant(value: unknown, words: RegistrationWords, path: string): string {
  const who = optionLabel(words, path, String(getAt(value, 'who')));
  const more = [getAt(value, 'name'), getAt(value, 'relation')].filter(Boolean).join(', ');
  return more === '' ? who : `${who}: ${more}`;
}
