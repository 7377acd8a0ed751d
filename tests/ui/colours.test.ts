import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = readFileSync(join(import.meta.dirname, '../../src/ui/tokens.css'), 'utf8');

/** What one rule of the tokens sets: `--text` → `#1a1f2b`. */
function tokensOf(selector: string): Record<string, string> {
  const at = source.indexOf(`${selector} {`);
  if (at < 0) throw new Error(`no rule for ${selector}`);
  const body = source.slice(at, source.indexOf('}', at));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string>;
}

const light = tokensOf(':root');
const themes = {
  light,
  dark: { ...light, ...tokensOf(':root[data-theme="dark"]') },
  outdoor: { ...light, ...tokensOf(':root[data-theme="outdoor"]') },
};
type Theme = keyof typeof themes;

/** WCAG 2.2, relative luminance of `#rrggbb`. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Words and the grounds they stand on. */
const words: [string, string[]][] = [
  ['text', ['sheet', 'page', 'primary-tint', 'queued-tint', 'error-tint']],
  ['muted', ['sheet', 'page', 'primary-tint']],
  ['heading', ['sheet', 'page']],
  ['link', ['sheet', 'page']],
  ['primary', ['sheet', 'page', 'primary-tint']],
  ['on-primary', ['primary']],
  ['on-bar', ['bar']],
  ['error', ['sheet', 'page', 'error-tint']],
  ['sheet', ['error']],
  ['sent', ['sheet', 'sent-tint']],
  ['queued', ['sheet', 'queued-tint']],
  ['sending', ['sheet', 'sending-tint']],
  ['draft', ['sheet', 'draft-tint']],
  ['review', ['sheet', 'review-tint']],
  ['on-offline', ['offline']],
  ['on-practice', ['practice']],
];
/** Borders and marks that tell something, and what they lie on. */
const marks: [string, string[]][] = [
  ['field-border', ['sheet', 'page']],
  ['primary', ['sheet', 'page']],
  ['error', ['sheet', 'page']],
  ['queued', ['sheet', 'queued-tint']],
  ['sent', ['sheet']],
  // One colour of the ring stands out from every ground, and from the other colour of the ring.
  ['focus', ['focus-halo']],
];

const weak = (pairs: [string, string[]][], least: number, tokens: Record<string, string>) =>
  pairs.flatMap(([one, grounds]) =>
    grounds
      .map((ground) => [one, ground, ratio(tokens[one] ?? '', tokens[ground] ?? '')] as const)
      .filter(([, , contrast]) => !(contrast >= least))
      .map(([mark, ground, contrast]) => `${mark} on ${ground}: ${contrast.toFixed(2)}`),
  );

describe.each(Object.keys(themes) as Theme[])('the colours of the %s theme', (theme) => {
  const tokens = themes[theme];

  it('hold 4.5:1 for every word', () => {
    expect(weak(words, 4.5, tokens)).toEqual([]);
  });

  it('hold 3:1 for borders and for the ring of the focus', () => {
    expect(weak(marks, 3, tokens)).toEqual([]);
    for (const ground of ['sheet', 'page', 'bar', 'primary']) {
      const rings = ['focus', 'focus-halo'].map((ring) =>
        ratio(tokens[ring] ?? '', tokens[ground] ?? ''),
      );
      expect(Math.max(...rings), ground).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the measure', () => {
  it('is that of WCAG: 21 for black on white, 1 for a colour on itself', () => {
    expect(ratio('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(weak([['hairline', ['sheet']]], 3, light)).toEqual(['hairline on sheet: 1.65']);
  });

  it('knows every colour that the tokens name', () => {
    const named = new Set([...words, ...marks].flatMap(([one, grounds]) => [one, ...grounds]));
    const colours = Object.keys(light).filter((name) => /^#/.test(light[name] ?? ''));
    // A hairline parts what is parted by space as well.
    expect(colours.filter((name) => !named.has(name))).toEqual(['hairline']);
  });
});

describe('sizes', () => {
  it('are 44 pixels for a mouse, 52 for a finger and 56 outdoors', () => {
    const rem = (value = '') => Number.parseFloat(value) * 16;
    expect(rem(light.target)).toBe(44);
    expect(source).toMatch(/@media \(pointer: coarse\) \{\s*:root \{\s*--target: 3\.25rem;/);
    expect(rem(tokensOf(':root[data-density="roomy"]').target)).toBe(52);
    expect(rem(tokensOf(':root[data-size="outdoor"]').target)).toBe(56);
  });

  it('outdoors: black on white without tints, and borders of 3 pixels', () => {
    const { outdoor } = themes;
    expect([outdoor.text, outdoor.page, outdoor.sheet]).toEqual(['#000000', '#ffffff', '#ffffff']);
    const tints = Object.entries(outdoor).filter(([name]) => name.endsWith('-tint'));
    expect(tints.filter(([, colour]) => colour !== '#ffffff')).toEqual([]);
    expect(outdoor.border).toBe('3px');
  });
});

describe('the colours of the screens', () => {
  const root = join(import.meta.dirname, '../../src');
  const sheets = readdirSync(root, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.css') && !file.endsWith('tokens.css'));

  it('are these; only paper, and what stands for it, is plain black and white', () => {
    expect(sheets.length).toBeGreaterThan(15);
    const strange = sheets.flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/#[0-9a-f]{3,8}\b/gi)]
        .map(([colour]) => `${file}: ${colour}`)
        .filter((found) => !/#(000000|ffffff)$/.test(found)),
    );
    expect(strange).toEqual([]);
  });

  it('change without moving: nothing has a transition or an animation', () => {
    const moving = sheets.filter((file) =>
      /\b(transition|animation)\b/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(moving).toEqual([]);
  });
});
