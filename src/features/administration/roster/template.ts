import { columnNames, headingOf } from './columns.ts';
import { roleWordOf } from './match-role.ts';

const OPTIONAL = 'ไม่บังคับ';

/** The headings, and one invented person who shows how a row is filled. */
const rows: string[][] = [
  columnNames.map((column) =>
    column === 'nationalId' ? `${headingOf(column)} (${OPTIONAL})` : headingOf(column),
  ),
  [
    'อำเภอปากพนัง จังหวัดนครศรีธรรมราช',
    'นาง',
    'สมหญิง',
    'ตัวอย่าง',
    'ปลัดอำเภอ',
    '081-234-5678',
    roleWordOf('officer'),
    '',
  ],
];

/** As an XLSX whose cells are all texts, so that no leading 0 is lost. */
export async function templateXlsx(): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal');
  return write(
    rows.map((row, i) =>
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
export const templateCsv = (): Blob =>
  new Blob(['\uFEFF', rows.map((row) => row.join(',')).join('\r\n'), '\r\n'], {
    type: 'text/csv;charset=utf-8',
  });
