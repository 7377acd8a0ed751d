import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeFiles, type ImportFound, importsIn, importsOf } from './support/imports.ts';

const root = join(import.meta.dirname, '..');

/** What a room may use: other rooms by name, packages as `npm:name`, types only as `type:name`. */
const may: Record<string, string[]> = {
  contract: ['npm:zod/mini'],
  thai: ['contract'],
  debt: ['contract', 'thai'],
  sync: ['contract'],
  vault: ['contract', 'npm:@hpke/core', 'npm:hash-wasm', 'npm:jose', 'npm:comlink', 'npm:zod/mini'],
  store: [
    'contract',
    'thai',
    'debt',
    'type:sync',
    'type:vault',
    'npm:dexie',
    'npm:uuid',
    'npm:comlink',
  ],
  remote: ['contract', 'type:sync', 'npm:ky', 'npm:uuid', 'npm:zod/mini'],
  i18n: ['contract', 'thai'],
  ui: ['npm:preact', 'npm:preact/hooks', 'npm:@preact/signals'],
  features: [
    ...['contract', 'thai', 'debt', 'store', 'vault', 'type:sync', 'i18n', 'ui'],
    ...['npm:preact', 'npm:preact/hooks', 'npm:@preact/signals', 'npm:preact-iso'],
    ...['npm:uuid', 'npm:signature_pad', 'npm:uqr', 'npm:papaparse'],
    ...['npm:read-excel-file/universal', 'npm:write-excel-file/universal', 'npm:fflate/browser'],
  ],
};

/** The few places that know every adapter. */
const compositionRoots = /^(src\/main\.tsx|src\/service-worker\.ts|src\/app\/|server\/)/;

/** The room of a file: the folder under `src`, and for features the feature too. */
function roomOf(path: string): string {
  const [top, room = '', name = '', ...deeper] = path.split('/');
  if (top !== 'src') return top ?? '';
  return room === 'features' && deeper.length > 0 ? `features/${name}` : room;
}

/** Why an import is not allowed, or null. */
function fault({ file, target, typeOnly }: ImportFound): string | null {
  const from = roomOf(file);
  const inside = target.startsWith('src/') || target.startsWith('server/');
  const to = inside ? roomOf(target) : `npm:${target}`;
  if (file.startsWith('server/')) {
    const allowed = !inside || to === 'server' || ['contract', 'thai', 'debt'].includes(to);
    return allowed ? null : `the server takes only contract, thai and debt from src, not ${to}`;
  }
  if (to === 'server') return 'the app never imports the server';
  if (compositionRoots.test(file) || to === from) return null;
  // What lies directly in `features` is what every feature is handed.
  if (to === 'features' && from.startsWith('features/')) return null;
  if (to.startsWith('features/') && from.startsWith('features/')) return 'features never meet';
  const list = may[from.startsWith('features') ? 'features' : from] ?? [];
  if (list.includes(to) || (typeOnly && list.includes(`type:${to}`))) return null;
  return `${from} may not use ${to}${typeOnly ? ' (not even its types)' : ''}`;
}

const isMaker = (file: string) => file.endsWith('make.ts');
const files = [...codeFiles(root, 'src'), ...codeFiles(root, 'server')].filter(
  (file) => !isMaker(file),
);

describe('who may import whom', () => {
  it('looks at every room of the house', () => {
    const rooms = new Set(files.map((file) => roomOf(file).split('/')[0]));
    expect([...rooms].sort()).toEqual(
      expect.arrayContaining([...Object.keys(may), 'app', 'main.tsx', 'server'].sort()),
    );
    expect(files.length).toBeGreaterThan(100);
  });

  it('finds no stranger', () => {
    const strangers = files
      .flatMap((file) => importsIn(root, file))
      .map((found) => ({ ...found, why: fault(found) }))
      .filter(({ why }) => why !== null)
      .map(({ file, target, why }) => `${file} imports ${target}: ${why}`);
    expect(strangers).toEqual([]);
  });

  it('has no import that leads nowhere', () => {
    const lost = files
      .flatMap((file) => importsIn(root, file))
      .filter(({ target }) => target.startsWith('src/') || target.startsWith('server/'))
      .filter(({ target }) => !existsSync(join(root, target)))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(lost).toEqual([]);
  });

  it.each([
    ['src/sync/machine.ts', `import Dexie from 'dexie';`],
    ['src/sync/machine.ts', `import { openStore } from '../store/open-store.ts';`],
    ['src/store/outbox.ts', `import { createVaults } from '../vault/vaults.ts';`],
    ['src/ui/button.tsx', `import { th } from '../i18n/th.ts';`],
    ['src/features/desk/desk.tsx', `import { List } from '../records/list.tsx';`],
    ['src/features/desk/desk.tsx', `const ky = await import('ky');`],
    ['src/contract/op.ts', `export { sha256 } from '../vault/envelope.ts';`],
    ['src/vault/vaults.ts', `new Worker(new URL('../store/journal.worker.ts', import.meta.url))`],
    ['server/app.ts', `import { sealEnvelope } from '../src/vault/envelope.ts';`],
    ['src/remote/centre.ts', `import { createApp } from '../../server/app.ts';`],
  ])('would find a stranger in %s: %s', (file, source) => {
    expect(importsOf(file, source).map(fault)).toEqual([expect.any(String)]);
  });
});

describe('the taste of the house', () => {
  it('has no drawer for odds and ends', () => {
    const drawers = /\/(utils?|helpers?|common|services?|lib|managers?|index)(\/|\.tsx?$)/;
    expect(files.filter((file) => drawers.test(file))).toEqual([]);
  });

  it('uses subpath imports only for what both ends share', () => {
    const aliases = files
      .flatMap((file) => importsIn(root, file))
      .filter(({ target }) => /^[@~]\//.test(target))
      .map(({ file }) => file);
    expect(aliases).toEqual([]);
  });
});
