/** The keys of a US keyboard row by row, without and with Shift, and what Kedmanee types there. */
const US =
  "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" +
  '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';
const KEDMANEE =
  '_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ' + '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ';

const toThai = new Map([...US].map((key, i) => [key, KEDMANEE[i] ?? key]));

/** A consonant with its vowels and tone, as far as Thai can be written; ั needs one more after it. */
const THAI_PART = '[เแโไใ]?[ก-ฮ](?:[ิ-ู][่-์]?|ั[่-๋]?(?=[ก-ฮ])|็(?=[ก-ฮ])|์|[่-๋]?(?:าะ?|[ะำๅ])?)[ๆฯ]?';
const THAI_SPELLING = new RegExp(`^(?:${THAI_PART}[\\s.-]*)+$`, 'u');

/**
 * The Thai name that was meant when somebody typed on an English layout ("พิมพ์ผิดภาษา?"), or null
 * when the keys spell no Thai, as those of a name in Latin letters hardly ever do.
 */
export function thaiTypedOnEnglishLayout(typed: string): string | null {
  if (!/^[\x20-\x7e]{2,}$/.test(typed.trim())) return null;
  const thai = asKedmanee(typed.trim());
  return THAI_SPELLING.test(thai) ? thai : null;
}

/** The same keys pressed on a Kedmanee layout: `l,=kp` gives สมชาย. */
function asKedmanee(typed: string): string {
  return Array.from(typed, (key) => toThai.get(key) ?? key).join('');
}
