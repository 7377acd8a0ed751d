import type { ComponentChildren } from 'preact';

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ComponentChildren;
  number?: boolean;
}

/** A table that turns into cards below 640 px. `caption` names it for screen readers. */
export function Table<Row>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}) {
  const numberClass = (column: Column<Row>) => (column.number ? 'number' : undefined);
  return (
    <section class="table-box" aria-label={props.caption}>
      <table class="table">
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" class={numberClass(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)}>
              {props.columns.map((column) => (
                <td key={column.key} data-label={column.head} class={numberClass(column)}>
                  <div>{column.cell(row)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
