import { idOf } from './asked.ts';
import { indicesOf } from './path.ts';

/** Id of a row's heading: it takes the focus when its neighbour is removed, or it comes back. */
export function rowHeading(list: string, index: number): string {
  if (list === 'creditors') return `creditor-${index}`;
  const [creditor] = indicesOf(list);
  if (creditor !== undefined) return `creditor-${creditor}-debt-${index}`;
  return `${idOf(list)}-row-${index}`;
}
