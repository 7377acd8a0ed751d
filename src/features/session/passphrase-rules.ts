export const MIN_CHARACTERS = 12;

/** What people take when they must take something; anything that holds little else is refused. */
const COMMON = [
  'password',
  'passw0rd',
  'iloveyou',
  'welcome',
  'letmein',
  'administrator',
  'monkey',
  'dragon',
  'thailand',
  'bangkok',
  'debtdesk',
  'dopa',
  'รหัสผ่าน',
  'หนี้นอกระบบ',
  'ลงทะเบียน',
  'ศูนย์ดำรงธรรม',
  'ดำรงธรรม',
  'อำเภอ',
  'กรมการปกครอง',
  'ประเทศไทย',
  'กรุงเทพ',
  'สวัสดี',
];

/** Digits, alphabets, and the rows of both keyboard layouts. */
const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธน',
  'ๆไำพะัีรนยบล',
  'ฟหกดเ้่าสวง',
  'ผปแอิืทมใฝ',
];
const RUN_LENGTH = 4;
const NEEDED_BEYOND = 6;

export type PassphraseFault = { is: 'missing' } | { is: 'short'; by: number } | { is: 'common' };

/** Why a passphrase will not do, or null. Vowels and tone marks count: each is a key. */
export function judgePassphrase(passphrase: string, ownName: string): PassphraseFault | null {
  const text = passphrase.normalize('NFC').trim();
  const characters = [...text].length;
  if (characters === 0) return { is: 'missing' };
  if (characters < MIN_CHARACTERS) return { is: 'short', by: MIN_CHARACTERS - characters };
  return isCommon(text.toLowerCase(), ownName.toLowerCase()) ? { is: 'common' } : null;
}

/** True when little is left once everything guessable is taken away. */
function isCommon(text: string, ownName: string): boolean {
  const names = ownName.split(/\s+/).filter((part) => part.length > 2);
  let rest = text.replace(/\s+/g, '');
  for (const word of [...names, ...COMMON]) rest = rest.replaceAll(word, '');
  rest = withoutRuns(rest);
  return new Set(rest).size < NEEDED_BEYOND;
}

/** Takes out `1234`, `dcba`, and what is one sign again and again. */
function withoutRuns(text: string): string {
  let rest = text.replace(/(.)\1{2,}/gu, '$1');
  for (const run of RUNS) {
    for (const way of [run, [...run].reverse().join('')]) {
      for (let at = 0; at + RUN_LENGTH <= way.length; at++) {
        rest = rest.replaceAll(way.slice(at, at + RUN_LENGTH), '');
      }
    }
  }
  return rest;
}
