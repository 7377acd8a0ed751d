import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import lock from '../package-lock.json' with { type: 'json' };
import { codeFiles, importsIn } from './support/imports.ts';

const root = join(import.meta.dirname, '..');

/** `@scope/name/deeper` → `@scope/name`; null for what is no package. */
function packageOf(target: string): string | null {
  if (isBuiltin(target) || /^(src|server|package\.json|virtual:)/.test(target)) return null;
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}

const used = new Map(
  ['src', 'server'].flatMap((folder) =>
    codeFiles(root, folder).flatMap((file) =>
      importsIn(root, file)
        .filter(({ typeOnly }) => !typeOnly)
        .flatMap(({ target }): [string, string][] => {
          const name = packageOf(target);
          return name ? [[name, file]] : [];
        }),
    ),
  ),
);

describe('the packages that the program imports', () => {
  it('are all named in package.json, not only there because another brought them', () => {
    const named = Object.keys(manifest.dependencies);
    expect([...used].filter(([name]) => !named.includes(name))).toEqual([]);
    expect(used.size).toBeGreaterThan(20);
  });

  it('are named with one version, the one that is installed', () => {
    const locked = Object.entries(lock.packages);
    const installed = Object.fromEntries(
      locked.map(([path, { version }]) => [path.replace('node_modules/', ''), version]),
    );
    for (const [name, version] of Object.entries(manifest.dependencies)) {
      expect([name, version]).toEqual([name, installed[name]]);
    }
  });
});
