import type { Carried } from '../sync/courier-types.ts';
import { Table } from '../ui/table.tsx';
import { cameOf, type LetterLine, letterCames, rangesOf } from './hand-over-door.ts';
import type { HandOverWords } from './hand-over-words.ts';

/** What came of each envelope: how many of each kind, and which ledger numbers. */
export function CameTable(props: {
  letters: readonly LetterLine[];
  carried: Carried;
  words: HandOverWords;
}) {
  const { letters, carried, words } = props;
  const rows = letterCames.flatMap((came) => {
    const of = letters.filter((line) => cameOf(line, carried) === came);
    return of.length > 0 ? [{ came, of }] : [];
  });
  return (
    <>
      <h3>{words.result}</h3>
      <Table
        caption={words.result}
        columns={[
          { key: 'came', head: words.table.came, cell: ({ came }) => words.came[came] },
          { key: 'count', head: words.table.count, cell: ({ of }) => of.length, number: true },
          { key: 'numbers', head: words.table.numbers, cell: ({ of }) => numbersOf(of, words) },
        ]}
        rows={rows}
        rowKey={({ came }) => came}
      />
    </>
  );
}

export const sayRanges = (seqs: readonly number[], words: HandOverWords): string[] =>
  rangesOf(seqs).map(({ from, to }) => words.range(from, to));

function numbersOf(of: readonly LetterLine[], words: HandOverWords): string {
  const seqs = of.flatMap(({ seq }) => (seq === null ? [] : [seq]));
  const unread = seqs.length < of.length ? [words.noNumber] : [];
  return [...sayRanges(seqs, words), ...unread].join(', ');
}
