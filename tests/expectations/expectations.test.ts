import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { titlesIn } from '../support/titles.ts';
import { isPicture, layReport, proofsOf, wordsOf } from './report.ts';
import type { Proof } from './row.ts';
import { rows } from './rows.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Why a proof proves nothing, or null. */
function faultOf(proof: Proof): string | null {
  const { file, title } = proof;
  if (!existsSync(join(root, file))) return `${file} is not there`;
  if (title.trim().length < 2) return `${file}: no title`;
  const source = read(file);
  const named = isPicture(proof) ? [source] : titlesIn(file, source);
  return named.some((text) => text.includes(title)) ? null : `${file} has no test “${title}”`;
}

describe('what people expect', () => {
  it('is 138 rows, each with its number', () => {
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 138 }, (_, i) => i + 1));
  });

  it('is said in few words, and what is not shown says why', () => {
    for (const row of rows) {
      expect(row.what.trim().length, String(row.n)).toBeGreaterThan(8);
      if (row.stands.is === 'shown') expect(proofsOf(row), String(row.n)).not.toEqual([]);
      else expect(wordsOf(row).trim(), String(row.n)).not.toBe('');
    }
  });

  it('is shown by tests that are there', () => {
    const faults = rows.flatMap((row) =>
      proofsOf(row).flatMap((proof) => {
        const fault = faultOf(proof);
        return fault === null ? [] : [`${row.n}: ${fault}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('stands in the report as it is', () => {
    expect(read('tests/expectations/REPORT.md')).toBe(layReport());
  });

  it.each([
    { file: 'tests/nowhere.test.ts', title: 'is said in few words' },
    { file: 'tests/expectations/expectations.test.ts', title: 'is 139 rows' },
    // Words of a test that are not its title.
    { file: 'tests/expectations/expectations.test.ts', title: 'proves nothing, or null' },
    { file: 'tests/expectations/expectations.test.ts', title: ' ' },
  ])('would miss $title in $file', (proof) => {
    expect(faultOf(proof)).not.toBeNull();
  });
});
