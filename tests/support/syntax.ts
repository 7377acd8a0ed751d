import { parseSync } from 'vite';

/** A node of the syntax tree (ESTree), with where it stands in the source. */
export interface Node {
  type: string;
  start: number;
  end: number;
  [member: string]: unknown;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Calls `look` with every node of a file's source, the outer ones first. */
export function eachNode(file: string, source: string, look: (node: Node) => void): void {
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const inner of value) walk(inner);
    if (!isNode(value)) return;
    look(value);
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(parseSync(file, source).program);
}
