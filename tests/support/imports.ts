import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { parseSync } from 'vite';

/** One import as written in a file: what it names, and whether only types cross. */
export interface ImportFound {
  file: string;
  target: string;
  typeOnly: boolean;
}

const isCode = (name: string) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts');

/** Every TypeScript file below `root`/`folder`, as paths relative to `root`. */
export function codeFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isCode(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** The imports of one file; relative and `#` targets come back as paths from the project's root. */
export function importsOf(file: string, source: string): ImportFound[] {
  const { module } = parseSync(file, source);
  const found: ImportFound[] = [];
  const add = (target: string, typeOnly: boolean) =>
    found.push({ file, target: resolve(file, target), typeOnly });
  for (const it of module.staticImports) {
    const typeOnly = it.entries.length > 0 && it.entries.every((entry) => entry.isType);
    add(it.moduleRequest.value, typeOnly || /^import\s+type\b/.test(source.slice(it.start)));
  }
  for (const it of module.staticExports)
    for (const entry of it.entries)
      if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType);
  for (const it of module.dynamicImports)
    add(source.slice(it.moduleRequest.start, it.moduleRequest.end).slice(1, -1), false);
  // Workers are imports too: `new URL('./x.worker.ts', import.meta.url)`.
  for (const match of source.matchAll(/new URL\(\s*'(\.[^']+)',\s*import\.meta\.url/g))
    add(match[1] ?? '', false);
  return found;
}

export function importsIn(root: string, file: string): ImportFound[] {
  return importsOf(file, readFileSync(join(root, file), 'utf8'));
}

function resolve(file: string, target: string): string {
  const path = target.split('?')[0] ?? target;
  if (path.startsWith('#')) return path.replace('#', 'src/');
  if (path.startsWith('.')) return normalize(join(dirname(file), path));
  return path;
}
