import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTRACT_VERSION } from '#contract/version.ts';
import program from '../package.json' with { type: 'json' };
import { news } from '../src/i18n/th/news.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const readme = read('README.md');
const codeFolders = (top: string): string[] =>
  readdirSync(join(root, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

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

describe('the README in Thai', () => {
  const thai = read('README.th.md');
  const all = (text: string, pattern: RegExp) =>
    [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))].sort();

  it('and the one in English lead to each other, and to the same papers and pictures', () => {
    const links = (text: string) =>
      all(text, /(?:\]\(|src=")([^)"#:]+)[)"]/g).filter((path) => !/^README/.test(path));
    expect(links(thai)).toEqual(links(readme));
    expect(readme).toContain('](README.th.md)');
    expect(thai).toContain('](README.md)');
  });

  it('has the same commands and settings', () => {
    const commands = /`((?:npm|--) [^`]+)`/g;
    expect(all(thai, commands)).toEqual(all(readme, commands));
    expect(all(thai, /`([A-Z][A-Z_]+)`/g)).toEqual(all(readme, /`([A-Z][A-Z_]+)`/g));
    expect(all(thai, /```sh\n(.*)\n/g)).toEqual(all(readme, /```sh\n(.*)\n/g));
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

  it('tell what came with the version that the program bears', () => {
    const dated = [
      ...read('CHANGELOG.md').matchAll(/^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d\n\n### /gm),
    ].map(([, version]) => version);
    expect(dated[0]).toBe(program.version);
    // And what people at a desk read of it, in three lines at most.
    const told: Record<string, readonly string[]> = news.versions;
    expect(Object.keys(told)[0]).toBe(program.version);
    for (const lines of Object.values(told)) expect(lines.length).toBeLessThanOrEqual(3);
    expect(new Set(dated).size).toBe(dated.length);
  });

  it('tell what came with each version of the contract', () => {
    const history = [
      ...read('src/contract/version.ts').matchAll(/^ \* - (\d+) \(\d{4}-\d\d-\d\d\): \S/gm),
    ].map(([, version]) => Number(version));
    expect(history).toEqual(Array.from({ length: CONTRACT_VERSION }, (_, index) => index + 1));
  });

  it('say how to contribute, with commands and files that are there', () => {
    const paper = read('CONTRIBUTING.md');
    const links = [...paper.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path);
    expect(links).toContain('CODE_OF_CONDUCT.md');
    expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const commands = [...paper.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.length).toBeGreaterThan(2);
    expect(commands.filter((name) => !(name in program.scripts))).toEqual([]);
    const rules = [...codeFolders('src'), ...codeFolders('server')].filter((path) =>
      existsSync(join(root, path, 'RULES.md')),
    );
    expect(rules.filter((path) => !links.includes(`${path}/RULES.md`))).toEqual([]);
  });

  it('say how people treat each other, in Thai and in English', () => {
    const paper = read('CODE_OF_CONDUCT.md');
    expect(paper).toMatch(/[\u0e00-\u0e7f]{20}/);
    expect(paper).toContain('## In English');
    expect(readme).toContain('](CODE_OF_CONDUCT.md)');
    expect(readme).toContain('](CONTRIBUTING.md)');
  });

  it('describe the program to catalogues under the version it bears', () => {
    expect(read('publiccode.yml')).toContain(`\nsoftwareVersion: "${program.version}"\n`);
    expect(read('publiccode.yml')).toContain(`\n  license: ${program.license}\n`);
  });
});
