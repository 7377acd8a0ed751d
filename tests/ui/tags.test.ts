import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { th } from '../../src/i18n/th.ts';
import { tagKinds } from '../../src/ui/tag.tsx';

const read = (file: string) =>
  readFileSync(join(import.meta.dirname, '../../src/ui', file), 'utf8');

it('tags are told apart without colour: each has an icon and a word of its own', () => {
  const [, table = ''] =
    /const icons: Record<TagKind, IconName> = \{([^}]*)\}/.exec(read('tag.tsx')) ?? [];
  const icons = [...table.matchAll(/(\w+): '([\w-]+)'/g)];
  expect(icons.map(([, kind]) => kind).sort()).toEqual([...tagKinds].sort());
  expect(new Set(icons.map(([, , icon]) => icon)).size).toBe(tagKinds.length);
  expect(new Set(tagKinds.map((kind) => th.tags[kind])).size).toBe(tagKinds.length);
});
