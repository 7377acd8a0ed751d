import preact from '@preact/preset-vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';

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
    }),
  ],
  build: { target: 'chrome109', cssTarget: 'chrome109' },
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
  },
});
