import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { help as en } from '../../src/i18n/en/help.ts';
import { help as th } from '../../src/i18n/th/help.ts';
import { codeFiles } from '../support/imports.ts';

const root = join(import.meta.dirname, '../..');
const sources = codeFiles(root, 'src').map(
  (file) => [file, readFileSync(join(root, file), 'utf8')] as const,
);

/** The keys that a source binds by `useKeys({ … })` and `useShortcuts({ … })`. */
function boundIn(source: string): string[] {
  const calls = [...source.matchAll(/\buse(?:Keys|Shortcuts)\(\{([\s\S]*?)\n? *\}\);/g)];
  return calls.flatMap(([, body = '']) =>
    [
      ...body.matchAll(
        /(?:^|[{,\s[])['`]?((?:Ctrl\+|Alt\+)*(?:F\d+|Key[A-Z]|Digit[\w${}+ ]+))['`]?[:,]/g,
      ),
    ].map(([, key = '']) => key.replace(/\$.*/, 'n')),
  );
}

const bound = [...new Set(sources.flatMap(([, source]) => boundIn(source)))].sort();

/** Keys of the browser, of screen readers and of Windows, and the one that changes the layout. */
const reserved =
  /^(F3|F5|F6|F7|F10|F11|F12|Ctrl\+Key[NTW]|Ctrl\+Digit.*|Alt\+Key[DFE]|.*Backquote|Key[A-Z]|Digit.)$/;

describe('the keys of the app', () => {
  it('are these, and none that already means something', () => {
    expect(bound).toEqual([
      'Alt+Digit0',
      'Alt+Digitn',
      'Ctrl+Alt+KeyH',
      'Ctrl+Alt+KeyL',
      'Ctrl+KeyK',
      'Ctrl+KeyP',
      'Ctrl+KeyS',
      'F1',
      'F2',
      'F4',
      'F8',
      'F9',
    ]);
    expect(bound.filter((key) => reserved.test(key))).toEqual([]);
  });

  it('are known by their place, so that no layout changes them', () => {
    // Named keys are the same on every layout; letters and digits are not.
    const byLetter = /\.key\s*(?:===|!==)\s*'(?![A-Z][a-z]+)[^']*'/;
    const elsewhere = sources.filter(([file]) => !file.startsWith('src/thai/'));
    expect(elsewhere.filter(([, source]) => byLetter.test(source)).map(([file]) => file)).toEqual(
      [],
    );
    expect("event.key === 'k'").toMatch(byLetter);
    expect("event.key === 'Escape'").not.toMatch(byLetter);
  });

  it('are all told on the sheet behind F1, in both languages', () => {
    const said = (keys: readonly (readonly [string, string])[]) =>
      keys.map(([key]) => key).join(' ');
    for (const keys of [said(th.keys), said(en.keys)])
      for (const key of bound)
        expect(keys).toContain(key.replace('Key', '').replace('Digitn', '1').replace('Digit', ''));
  });

  it.each(['useKeys({ F5: act });', "useShortcuts({\n  'Ctrl+KeyT': act,\n});"])(
    'a taken one would be found: %s',
    (source) => {
      expect(boundIn(source).filter((key) => reserved.test(key))).toHaveLength(1);
    },
  );
});
