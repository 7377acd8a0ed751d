import preact from '@preact/preset-vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import SlowestFirst from './tests/support/slowest-first.ts';

export default defineConfig({
  plugins: [
    preact(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      injectRegister: false,
      registerType: 'prompt',
      includeManifestIcons: false,
      manifest: false,
      injectManifest: {
        // Everything: the shell, every page, the fonts and the table of places work without a network.
        globPatterns: ['**/*.{js,css,html,woff2,json,wasm,svg,png,webmanifest}'],
      },
    }),
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
  worker: { format: 'es' },
  build: {
    target: 'chrome109',
    cssTarget: 'chrome109',
    // The polyfill would be an inline script, which the Content-Security-Policy forbids.
    modulePreload: { polyfill: false },
    // Fonts and icons stay files: `data:` is not in the policy either.
    assetsInlineLimit: 0,
  },
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    reporters: ['default', './tests/support/last-line.ts'],
    sequence: { sequencer: SlowestFirst },
    // Two at once, because a real browser and a real server want a core each.
    maxWorkers: 2,
    // Beside somebody else's build a test may wait for its turn.
    testTimeout: 20_000,
    // What is waited for comes at once, or later on a busy machine.
    expect: { poll: { timeout: 15_000 } },
  },
});
