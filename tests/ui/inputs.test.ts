import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quiet } from '../../src/ui/fields/text-field.tsx';
import { type ElementFound, elementsIn, elementsOf } from '../support/elements.ts';
import { codeFiles } from '../support/imports.ts';

const root = join(import.meta.dirname, '../..');
const tags = ['input', 'textarea', 'select', 'form'];
const all = codeFiles(root, 'src')
  .filter((file) => file.endsWith('.tsx'))
  .flatMap((file) => elementsIn(root, file, tags));
const withoutText = /^(radio|checkbox|file)$|props\.type/;
const written = all.filter(
  ({ tag, attributes }) => /input|textarea/.test(tag) && !withoutText.test(attributes.type ?? ''),
);

/** Cuts off what is too long, or turns the mouse wheel over a number into another number. */
function harm({ attributes }: ElementFound): string | null {
  if (attributes.type === 'number') return 'a number field';
  const cuts = Object.keys(attributes).find((name) => /^(maxlength|min|max|pattern)$/i.test(name));
  return cuts ?? null;
}

/** Whether a spread carries `autocomplete: 'off'`, by what its file says of it. */
function isQuiet(file: string, spread: string): boolean {
  if (spread === 'quiet') return true;
  const source = readFileSync(join(root, file), 'utf8');
  const begins = new RegExp(`const ${spread} = \\{\\s*(\\.\\.\\.quiet|autocomplete: 'off')`);
  return begins.test(source);
}

const tellsBrowser = ({ file, attributes, spreads }: ElementFound) =>
  attributes.autocomplete !== 'off' && !spreads.some((spread) => isQuiet(file, spread));

describe('what people type', () => {
  it('is looked at in every field of the app', () => {
    expect(written.length).toBeGreaterThanOrEqual(8);
  });

  it('is never cut off, and never turned by a wheel', () => {
    expect(all.filter((element) => harm(element) !== null)).toEqual([]);
  });

  it('[U6] is not offered to the next person: every field is autocomplete="off" to begin with', () => {
    expect(quiet.autocomplete).toBe('off');
    expect(written.filter(tellsBrowser)).toEqual([]);
  });

  it('[U6] is remembered by a browser only where an officer signs in', () => {
    const remembering = /(?<!-)autocomplete(=|: )['"](?!off)/;
    const files = codeFiles(root, 'src').filter((file) =>
      remembering.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(files.filter((file) => !file.startsWith('src/features/session/'))).toEqual([]);
  });

  it.each([
    '<input type="number" />',
    '<textarea maxLength={20} />',
    '<input {...quiet} type="text" pattern="[0-9]*" />',
  ])('a field that does so would be found: %s', (source) => {
    expect(elementsOf('x.tsx', `const it = ${source};`, tags).map(harm)).not.toContain(null);
  });

  it.each(['<input type="text" />', '<input {...others} />', '<input autocomplete="name" />'])(
    'a field that the browser remembers would be found: %s',
    (source) => {
      const [found] = elementsOf('src/ui/entry.tsx', `const it = ${source};`, tags);
      expect(found && tellsBrowser(found)).toBe(true);
    },
  );
});
