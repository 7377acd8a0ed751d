import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import program from '../../package.json' with { type: 'json' };

/**
 * A copy of a built app that differs as its next release would: the entry has another version in it
 * and another hash in its name, and the list that the service worker keeps says so.
 */
export function makeNewerBuild(dist: string, version: string): string {
  const newer = mkdtempSync(join(tmpdir(), 'debt-desk-newer-'));
  cpSync(dist, newer, { recursive: true });
  const page = join(newer, 'index.html');
  const entry = /assets\/(index-[\w-]+\.js)/.exec(readFileSync(page, 'utf8'))?.[1];
  if (!entry) throw new Error('the build has no entry');
  const renamed = 'index-0newer00.js';
  const oldRevision = md5(page);
  const texts = readdirSync(newer, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && /\.(js|html)$/.test(file.name))
    .map((file) => join(file.parentPath, file.name));
  for (const file of texts) replace(file, entry, renamed);
  replace(join(newer, 'assets', entry), program.version, version);
  renameSync(join(newer, 'assets', entry), join(newer, 'assets', renamed));
  replace(join(newer, 'service-worker.js'), oldRevision, md5(page));
  return newer;
}

function replace(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (text.includes(from)) writeFileSync(file, text.replaceAll(from, to));
}

const md5 = (file: string) => createHash('md5').update(readFileSync(file)).digest('hex');
