/** A test by its file and a literal piece of its title, or a picture by the piece of its name. */
export interface Proof {
  file: string;
  title: string;
}

/** How an expectation stands. */
export type Standing =
  /** A test fails when it no longer holds. */
  | { is: 'shown'; by: readonly Proof[]; note?: string }
  /** It belongs to a part of the system that is still to come. */
  | { is: 'later'; why: string; by?: readonly Proof[] }
  /** A rule of the design says otherwise; the proofs are of what holds in its place. */
  | { is: 'rejected'; why: string; by?: readonly Proof[] }
  /** It should hold now, and something of it is missing, or nothing shows it. */
  | { is: 'open'; missing: string; by?: readonly Proof[] };

export interface Row {
  n: number;
  /** What people expect, in few words. */
  what: string;
  stands: Standing;
}

export const row = (n: number, what: string, stands: Standing): Row => ({ n, what, stands });

/** A test below `tests`. */
export const test = (file: string, title: string): Proof => ({ file: `tests/${file}`, title });

/** A picture that `npm run screens` takes; axe and what lies to the side are looked at on each. */
export const picture = (file: string, title: string): Proof => test(`browser/look/${file}`, title);

/** The last one may be a note: of what is meant or measured otherwise. */
export function shown(...by: (Proof | string)[]): Standing {
  const proofs = by.filter((one) => typeof one !== 'string');
  const [note] = by.filter((one) => typeof one === 'string');
  return { is: 'shown', by: proofs, ...(note !== undefined && { note }) };
}
export const later = (why: string, ...by: Proof[]): Standing => ({ is: 'later', why, by });
export const rejected = (why: string, ...by: Proof[]): Standing => ({ is: 'rejected', why, by });
export const open = (missing: string, ...by: Proof[]): Standing => ({ is: 'open', missing, by });
