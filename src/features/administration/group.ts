/** 13 characters as they are read and typed: `ABCD-EFGH-JKMNP`. */
export const groupCode = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 8), code.slice(8)].filter(Boolean).join('-');

/** What was meant by what was typed: no hyphens and spaces, capitals, and no O, I or L. */
export const readSigns = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '');
