/** A column and a row further out than any roster has. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 5000;

/** `r="B7"` of a cell, `r="7"` of a row, and the far corner in `ref="A1:F20"`. */
const REFERENCE = /\br(?:ef)?\s*=\s*["'](?:[A-Z]+\d+:)?([A-Z]{0,4})(\d{1,9})["']/g;

/**
 * Whether every cell of a workbook lies where a roster could have one. The reader makes a table of
 * the whole area, so that one cell in the last corner would take gigabytes.
 */
export async function fitsArea(bytes: Uint8Array): Promise<boolean> {
  const { strFromU8, unzipSync } = await import('fflate/browser');
  const sheets = unzipSync(bytes, { filter: ({ name }) => /worksheets\/.*\.xml$/i.test(name) });
  return Object.values(sheets).every((sheet) => {
    for (const [, column = '', row = ''] of strFromU8(sheet).matchAll(REFERENCE)) {
      if (Number(row) > MOST_ROWS || columnNumber(column) > MOST_COLUMNS) return false;
    }
    return true;
  });
}

/** A is 1, Z 26, AA 27. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
