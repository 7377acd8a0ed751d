import { normaliseThai, searchKey } from '../normalise.ts';

export type Level = 'any' | 'subdistrict' | 'district' | 'province';

/** One word to look for, at one level or at any. */
export interface Term {
  key: string;
  level: Level;
}

/** All terms of one of the alternatives must match: "จ.ป.ร." is a name, or จังหวัด ป.ร. */
export type Token = readonly (readonly Term[])[];

const LEVEL_WORDS: Readonly<Record<string, Level>> = {
  ตำบล: 'subdistrict',
  แขวง: 'subdistrict',
  'ต.': 'subdistrict',
  อำเภอ: 'district',
  เขต: 'district',
  'อ.': 'district',
  จังหวัด: 'province',
  'จ.': 'province',
};
const WORDS = 'ตำบล|แขวง|ต\\.|อำเภอ|เขต|อ\\.|จังหวัด|จ\\.';
const LOOSE_WORD = new RegExp(`(^|[\\s,])(${WORDS})\\s+`, 'g');
const BEFORE_WORD = new RegExp(`(?=${WORDS})`);
const LEADING_WORD = new RegExp(`^(?:${WORDS})`);

/** What people call provinces in short. */
const NICKNAMES: Readonly<Record<string, string>> = {
  กทม: 'กรุงเทพมหานคร',
  โคราช: 'นครราชสีมา',
};

/** Takes what was typed apart, word by word. */
export function readQuery(query: string): Token[] {
  return normaliseThai(query)
    .replace(LOOSE_WORD, '$1$2')
    .split(/[\s,()/]+/)
    .map(readToken)
    .filter((token) => token.length > 0);
}

function readToken(token: string): Token {
  const marked = readTerm(token);
  // A level's word alone: its name is still being typed.
  if (marked.key === '') return [];
  const parts = token.split(BEFORE_WORD).map(readTerm);
  return [[term(token, 'any')], [marked], parts].filter((terms) =>
    terms.every(({ key }) => key !== ''),
  );
}

function readTerm(text: string): Term {
  const word = LEADING_WORD.exec(text)?.[0];
  return word === undefined ? term(text, 'any') : term(text.slice(word.length), levelOf(word));
}

function levelOf(word: string): Level {
  return LEVEL_WORDS[word] ?? 'any';
}

function term(text: string, level: Level): Term {
  const key = searchKey(text);
  return { key: NICKNAMES[key] ?? key, level };
}
