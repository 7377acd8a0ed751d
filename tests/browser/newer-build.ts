import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import program from '../../package.json' with { type: 'json' };
import { isPacked } from '../../server/http/pack-files.ts';

/**
 * A copy of a built app that differs as its next release would: another version in its code, another
 * hash in the name of every script, and a service worker whose list says so.
 */
export function makeNewerBuild(dist: string, version: string, before = program.version): string {
  const newer = mkdtempSync(join(tmpdir(), 'debt-desk-newer-'));
  cpSync(dist, newer, { recursive: true, filter: (file) => !isPacked(file) });
  const page = join(newer, 'index.html');
  const oldRevision = md5(page);
  const assets = join(newer, 'assets');
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'));
  const renamed = (text: string) =>
    scripts.reduce((sum, name) => sum.replaceAll(name, nextName(name)), text);
  const sayVersion = (text: string) =>
    text.replace(/(["'`])(\d+\.\d+\.\d+)\1/g, (said, quote, found) =>
      found === before ? quote + version + quote : said,
    );
  for (const file of [page, ...scripts.map((name) => join(assets, name))])
    rewrite(file, (text) => sayVersion(renamed(text)));
  for (const name of scripts) renameSync(join(assets, name), join(assets, nextName(name)));
  rewrite(join(newer, 'service-worker.js'), (text) =>
    sayVersion(renamed(text)).replaceAll(oldRevision, md5(page)),
  );
  return newer;
}

const nextName = (name: string) => name.replace(/\.js$/, 'n.js');
const md5 = (file: string) => createHash('md5').update(readFileSync(file)).digest('hex');
const rewrite = (file: string, change: (text: string) => string) =>
  writeFileSync(file, change(readFileSync(file, 'utf8')));
