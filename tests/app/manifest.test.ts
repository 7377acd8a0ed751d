import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const manifest = JSON.parse(
  readFileSync(join(root, 'public/manifest.webmanifest'), 'utf8'),
) as Record<string, unknown> & { icons: { src: string; sizes: string; purpose: string }[] };

/** Width and height as a PNG’s own header says them. */
function sizeOf(file: string): string {
  const png = readFileSync(join(root, 'public', file));
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

describe('what a device is told when the program is installed', () => {
  it('is all there, Thai first', () => {
    for (const name of ['name', 'short_name']) expect(manifest[name]).toMatch(/^[ก-๙]+$/);
    expect(manifest).toMatchObject({
      ...{ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: 'th', dir: 'ltr' },
      theme_color: expect.stringMatching(/^#/),
      background_color: expect.stringMatching(/^#/),
    });
    const purposes = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`);
    expect(purposes).toEqual(
      expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
    );
  });

  it('names pictures that are there, of the size that it says', () => {
    for (const { src, sizes } of manifest.icons) {
      expect(existsSync(join(root, 'public', src)), src).toBe(true);
      if (src.endsWith('.png')) expect(sizeOf(src), src).toBe(sizes);
    }
  });
});

describe('the pictures of the program', () => {
  it('are its own sign and no emblem of the state', () => {
    const pictures = ['public', 'src', 'server'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true })
        .map(String)
        .filter((file) => /\.(png|jpe?g|svg|webp|gif|ico|avif)$/.test(file)),
    );
    expect(pictures.sort()).toEqual([
      ...['icon-192.png', 'icon-512.png', 'icon-maskable-512.png', 'icon.svg'],
    ]);
  });
});
