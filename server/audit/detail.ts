/** As long as a detail of a row may be. */
const LONGEST = 500;

/** A detail as the contract lays it: a code, and after it what somebody wrote. */
export const detailOf = (code: string, said: string | undefined): string =>
  said === undefined ? code : `${code}: ${said}`.slice(0, LONGEST);
