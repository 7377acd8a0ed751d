import type { Proof, Row, Standing } from './row.ts';
import { groups, rows } from './rows.ts';

const signs = { shown: '✓ shown', later: '… later', rejected: '✗ otherwise', open: '○ open' };
const kinds = ['shown', 'open', 'later', 'rejected'] as const;
const meant: Record<Standing['is'], string> = {
  shown: 'a test fails when it no longer holds; a picture is one of `npm run screens`',
  open: 'something of it is missing, or nothing shows it',
  later: 'it belongs to a part that is still to come',
  rejected: 'a rule of the design says otherwise; the tests are of what holds in its place',
};

/** `tests/browser/x.test.ts` → `browser/x`. */
const nameOf = ({ file }: Proof) => file.replace(/^tests\//, '').replace(/(\.test)?\.ts$/, '');

const sayProof = (proof: Proof) =>
  isPicture(proof)
    ? `picture ${nameOf(proof)}: “${proof.title}”`
    : `${nameOf(proof)}: “${proof.title}”`;

export const isPicture = ({ file }: Proof) => file.startsWith('tests/browser/look/');

export function proofsOf({ stands }: Row): readonly Proof[] {
  return stands.by ?? [];
}

export function wordsOf({ stands }: Row): string {
  switch (stands.is) {
    case 'shown':
      return stands.note ?? '';
    case 'open':
      return stands.missing;
    default:
      return stands.why;
  }
}

/** A bar would end the cell. */
const cell = (text: string) => text.replaceAll('|', '\\|');

function line(row: Row): string {
  const said = [wordsOf(row), ...proofsOf(row).map(sayProof)].filter((text) => text !== '');
  return `| ${row.n} | ${cell(row.what)} | ${signs[row.stands.is]} | ${said.map(cell).join('<br>')} |`;
}

/** The table as it stands in `REPORT.md`. */
export function layReport(): string {
  const count = (is: Standing['is']) => rows.filter(({ stands }) => stands.is === is).length;
  const totals = kinds.map((is) => `| ${signs[is]} | ${count(is)} | ${meant[is]} |`);
  return [
    '# What people expect, and what shows it',
    '',
    'Written by `node tests/expectations/write.ts`; a test holds it current and looks for every test that it names.',
    '',
    '| how it stands | of 134 | it means |',
    '| --- | --- | --- |',
    ...totals,
    '',
    ...groups.flatMap(({ title, rows: own }) => [
      `## ${title}`,
      '',
      '| n | expectation | how it stands | by which test, or why not |',
      '| --- | --- | --- | --- |',
      ...own.map(line),
      '',
    ]),
  ].join('\n');
}
