import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import program from '../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');

describe('README', () => {
  it('names everything that the environment may say, but what only tests set', () => {
    const [, environment = ''] =
      /const Environment = z\.object\(\{([\s\S]*?)\n\}\);/.exec(read('server/config.ts')) ?? [];
    const variables = [...environment.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
    expect(variables).toEqual(expect.arrayContaining(['PORT', 'KEYS_DIR', 'PUBLIC_URL']));
    expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([
      // Where another build lies, and how much is said: a desk needs neither.
      ...['DIST_DIR', 'LOG_LEVEL'],
    ]);
  });

  it('leads only to files and commands that are there', () => {
    const links = [...readme.matchAll(/(?:\]\(|src=")([^)"#:]+)[)"]/g)].map(
      ([, path = '']) => path,
    );
    expect(links.length).toBeGreaterThan(15);
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const commands = [...readme.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in program.scripts))).toEqual([]);
  });

  it('names only tests that are there', () => {
    const tests = [...readme.matchAll(/`(tests\/[\w./-]+\.ts)`/g)].map(([, path = '']) => path);
    expect(tests.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('papers beside the program', () => {
  it('are a licence, how to report a hole, and a list of changes that keeps its form', () => {
    expect(read('LICENSE')).toContain('MIT License');
    expect(program.license).toBe('MIT');
    expect(read('.github/SECURITY.md')).toMatch(/tell us of a weakness in private/);
    const changes = read('CHANGELOG.md');
    expect(changes).toContain('## [Unreleased]');
    expect(program.version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
