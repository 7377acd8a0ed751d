import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shell } from '../../src/i18n/th/shell.ts';

it('the page before the program is there says what the program says first', () => {
  const html = readFileSync(join(import.meta.dirname, '../../index.html'), 'utf8');
  const said = [...html.matchAll(/<(?:span|h1|p)[^>]*>([^<]+)</g)].map(([, text]) => text);
  expect(said.slice(0, 3)).toEqual([shell.app, shell.app, shell.opening]);
});
