import type { Satang } from '#contract/primitives.ts';

const DIGITS = ['', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'];
const PLACES = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน'];

/** ห้าหมื่นบาทถ้วน, หนึ่งบาทยี่สิบห้าสตางค์: an amount as official letters write it. */
export function moneyInWords(satang: Satang): string {
  const baht = Math.floor(satang / 100);
  const rest = satang % 100;
  if (rest === 0) return `${numberInWords(baht)}บาทถ้วน`;
  return `${baht === 0 ? '' : `${numberInWords(baht)}บาท`}${numberInWords(rest)}สตางค์`;
}

/** A whole number from 0 in Thai words; above a million the words repeat: หนึ่งล้านล้าน. */
export function numberInWords(number: number): string {
  if (number === 0) return 'ศูนย์';
  const millions = Math.floor(number / 1_000_000);
  const rest = number % 1_000_000;
  const head = millions === 0 ? '' : `${numberInWords(millions)}ล้าน`;
  return head + belowMillion(String(rest), head !== '');
}

/** A last 1 is เอ็ด after anything larger; in the tens 1 is silent and 2 is ยี่. */
function belowMillion(digits: string, follows: boolean): string {
  return Array.from(digits, (character, i) => {
    const digit = Number(character);
    const place = digits.length - 1 - i;
    if (digit === 0) return '';
    if (place === 0 && digit === 1 && (follows || digits.length > 1)) return 'เอ็ด';
    if (place === 1 && digit <= 2) return `${digit === 2 ? 'ยี่' : ''}สิบ`;
    return `${DIGITS[digit]}${PLACES[place]}`;
  }).join('');
}
