import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

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
  const box = useRef<HTMLElement>(null);
  const scrolls = useScrolls(box);
  const numberClass = (column: Column<Row>) => (column.number ? 'number' : undefined);
  return (
    <section
      class="table-box"
      aria-label={props.caption}
      ref={box}
      // Where it scrolls, the keyboard has to reach it.
      tabIndex={scrolls ? 0 : undefined}
    >
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

/** Whether more lies to the side than is seen, as large text makes it. */
function useScrolls(box: { current: HTMLElement | null }): boolean {
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const here = box.current;
    if (!here) return;
    const seen = new ResizeObserver(() => setScrolls(here.scrollWidth > here.clientWidth));
    seen.observe(here);
    if (here.firstElementChild) seen.observe(here.firstElementChild);
    return () => seen.disconnect();
  }, []);
  return scrolls;
}
