import { normaliseThai } from './normalise.ts';

export type NameReading =
  | { is: 'empty' }
  | { is: 'name'; name: string }
  /** Holds a digit or another sign that no name has. */
  | { is: 'unfit' };

/** Reads a first or last name: letters, and `.` `-` `'` `ฯ` between or after them. */
export function readName(typed: string): NameReading {
  const name = normaliseThai(typed)
    .replace(/’/g, "'")
    .replace(/([\u0E48-\u0E4B])\1+/g, '$1');
  if (name === '') return { is: 'empty' };
  const fits = /^[\p{L}\p{M} .'-]+$/u.test(name) && /\p{L}/u.test(name);
  return fits ? { is: 'name', name } : { is: 'unfit' };
}

/** นายสมชาย ใจดี: no space after a Thai title, none at the end when there is no last name. */
export function fullName(title: string, firstName: string, lastName: string | null): string {
  const joint = /^[ก-๛]/.test(firstName) ? '' : ' ';
  return [`${title}${title === '' ? '' : joint}${firstName}`, lastName ?? ''].join(' ').trim();
}

/** สมชาย ใ. — as far as a name may stand on a slip or in a list. */
export function maskName(firstName: string, lastName: string | null): string {
  const initial = [...(lastName ?? '')][0];
  return initial === undefined ? firstName : `${firstName} ${initial}.`;
}
