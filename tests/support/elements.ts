import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachNode, type Node } from './syntax.ts';

/** One element as a component writes it. */
export interface ElementFound {
  file: string;
  tag: string;
  /** The attributes that have a plain text, or else their source. */
  attributes: Record<string, string>;
  /** What is spread into it, by name. */
  spreads: string[];
}

/** Every element of some tags in the source of one file, wherever it stands. */
export function elementsOf(file: string, source: string, tags: readonly string[]): ElementFound[] {
  const found: ElementFound[] = [];
  eachNode(file, source, (node) => {
    if (node.type !== 'JSXOpeningElement') return;
    const element = read(file, source, node);
    if (tags.includes(element.tag)) found.push(element);
  });
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
