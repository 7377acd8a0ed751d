import { parseSync } from 'vite';

interface Node {
  type: string;
  start: number;
  end: number;
  [member: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** `it`, `it.each(…)`, `describe.each(…)` … → the word that it begins with. */
function beginOf(callee: unknown): string {
  if (!isNode(callee)) return '';
  if (callee.type === 'Identifier') return String(callee.name);
  return beginOf(callee.type === 'CallExpression' ? callee.callee : callee.object);
}

/** The source of every title that a file gives to a test or a group of tests. */
export function titlesIn(file: string, source: string): string[] {
  const titles: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const inner of value) walk(inner);
    if (!isNode(value)) return;
    if (value.type === 'CallExpression') {
      const [title] = value.arguments as Node[];
      const isText = title?.type === 'Literal' || title?.type === 'TemplateLiteral';
      if (isText && /^(it|test|describe|group)$/.test(beginOf(value.callee)))
        titles.push(source.slice(title.start, title.end));
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(parseSync(file, source).program);
  return titles;
}
