import { findHeadings } from './columns.ts';

const SIGNS = [',', ';', '\t'];

/**
 * The cells of a CSV. What parts them is the sign that its own `sep=` line names, or else the one by
 * which the headings are found: names hold commas, so counting signs tells nothing.
 */
export async function readCsv(text: string): Promise<string[][]> {
  const { default: papa } = await import('papaparse');
  // Programs and people mix line ends in one file; the library would take one kind for all of it.
  const lines = text.replace(/\r\n?/g, '\n');
  const named = /^"?sep=(.)"?\n/.exec(lines);
  const body = named ? lines.slice(named[0].length) : lines;
  const readings = (named?.[1] ? [named[1]] : SIGNS).map(
    (delimiter) => papa.parse<string[]>(body, { delimiter, newline: '\n' }).data,
  );
  const [best = []] = readings.sort((a, b) => columnsIn(b) - columnsIn(a));
  return best;
}

const columnsIn = (cells: string[][]) => Object.keys(findHeadings(cells)?.at ?? {}).length;
