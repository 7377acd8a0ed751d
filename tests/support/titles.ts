import { eachNode, isNode, type Node } from './syntax.ts';

/** `it`, `it.each(…)`, `describe.each(…)` … → the word that it begins with. */
function beginOf(callee: unknown): string {
  if (!isNode(callee)) return '';
  if (callee.type === 'Identifier') return String(callee.name);
  return beginOf(callee.type === 'CallExpression' ? callee.callee : callee.object);
}

/** The source of every title that a file gives to a test or a group of tests. */
export function titlesIn(file: string, source: string): string[] {
  const titles: string[] = [];
  eachNode(file, source, (node) => {
    if (node.type !== 'CallExpression') return;
    const [title] = node.arguments as Node[];
    const isText = title?.type === 'Literal' || title?.type === 'TemplateLiteral';
    if (isText && /^(it|test|describe|group)$/.test(beginOf(node.callee)))
      titles.push(source.slice(title.start, title.end));
  });
  return titles;
}
