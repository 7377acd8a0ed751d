import type { Role } from '#contract/certificates.ts';
import { type ColumnName, columnNames, headingOf } from './columns.ts';
import { roleWordOf } from './match-role.ts';

const OPTIONAL = 'ไม่บังคับ';

/** One invented person, who shows how a row is filled and works nowhere. */
const sample = { title: 'นาง', firstName: 'สมหญิง', lastName: 'ตัวอย่าง' };

/** Whether a row is the template's own, left in among the real ones. */
export const isSample = (cellOf: (column: ColumnName) => string): boolean =>
  (['title', 'firstName', 'lastName'] as const).every(
    (column) => cellOf(column).trim() === sample[column],
  );

/** The headings, with the words for the roles that may be given, and the invented person. */
const rowsFor = (given: readonly Role[]): string[][] => [
  columnNames.map((column) => {
    const said: Partial<Record<ColumnName, string>> = {
      nationalId: OPTIONAL,
      role: given.map(roleWordOf).join(' / '),
    };
    return said[column] ? `${headingOf(column)} (${said[column]})` : headingOf(column);
  }),
  [
    'อำเภอปากพนัง จังหวัดนครศรีธรรมราช',
    sample.title,
    sample.firstName,
    sample.lastName,
    'ปลัดอำเภอ',
    '081-234-5678',
    roleWordOf('officer'),
    '',
  ],
];

/** As an XLSX whose cells are all texts, so that no leading 0 is lost. */
export async function templateXlsx(given: readonly Role[]): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  return write(
    rowsFor(given).map((row, i) =>
      row.map((value) => ({
        value,
        type: String,
        format: '@',
        ...(i === 0 && { fontWeight: 'bold' as const }),
      })),
    ),
    {
      columns: columnNames.map((column) => ({ width: column === 'unit' ? 36 : 18 })),
      stickyRowsCount: 1,
    },
  ).toBlob();
}

/** As a CSV with a byte-order mark, without which Excel shows Thai as signs. */
export const templateCsv = (given: readonly Role[]): Blob =>
  new Blob(
    [
      '\uFEFF',
      rowsFor(given)
        .map((row) => row.join(','))
        .join('\r\n'),
      '\r\n',
    ],
    {
      type: 'text/csv;charset=utf-8',
    },
  );
