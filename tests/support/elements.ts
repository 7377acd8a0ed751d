import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';

/** One element as a component writes it. */
export interface ElementFound {
  file: string;
  tag: string;
  /** The attributes that have a plain text, or else their source. */
  attributes: Record<string, string>;
  /** What is spread into it, by name. */
  spreads: string[];
}

interface Node {
  type: string;
  start: number;
  end: number;
  [member: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Every element of some tags in the source of one file, wherever it stands. */
export function elementsOf(file: string, source: string, tags: readonly string[]): ElementFound[] {
  const found: ElementFound[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const inner of value) walk(inner);
    if (!isNode(value)) return;
    if (value.type === 'JSXOpeningElement') {
      const element = read(file, source, value);
      if (tags.includes(element.tag)) found.push(element);
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(parseSync(file, source).program);
  return found;
}

export const elementsIn = (root: string, file: string, tags: readonly string[]): ElementFound[] =>
  elementsOf(file, readFileSync(join(root, file), 'utf8'), tags);

function read(file: string, source: string, opening: Node): ElementFound {
  const text = (node: Node) => source.slice(node.start, node.end);
  const element: ElementFound = {
    file,
    tag: text(opening.name as Node),
    attributes: {},
    spreads: [],
  };
  for (const attribute of opening.attributes as Node[]) {
    if (attribute.type === 'JSXSpreadAttribute') {
      element.spreads.push(text(attribute.argument as Node));
      continue;
    }
    const { value } = attribute as { value?: Node | null };
    const said = value ? text(value).replace(/^["']|["']$/g, '') : '';
    element.attributes[text(attribute.name as Node)] = said;
  }
  return element;
}
