import { signal } from '@preact/signals';
import { recall, remember } from './remembered.ts';

export const themeChoices = ['system', 'light', 'dark', 'outdoor'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** Per cent of the size that the browser is set to. */
export const textSizes = [100, 115, 130, 150] as const;
export type TextSize = (typeof textSizes)[number];

export const densities = ['normal', 'roomy'] as const;
export type Density = (typeof densities)[number];

const KEY = 'dd.theme';
const TEXT_KEY = 'dd.text';
const DENSITY_KEY = 'dd.density';
const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');

export const theme = signal<ThemeChoice>(
  themeChoices.find((choice) => choice === recall(KEY)) ?? 'system',
);

export const textSize = signal<TextSize>(
  textSizes.find((size) => String(size) === recall(TEXT_KEY)) ?? 100,
);
export const density = signal<Density>(
  densities.find((choice) => choice === recall(DENSITY_KEY)) ?? 'normal',
);

/** Follows the choice, and the system where the choice is to follow it. */
export function followTheme(): void {
  const show = () => {
    const { dataset } = document.documentElement;
    dataset.theme = theme.value === 'system' ? systemTheme() : theme.value;
    dataset.size = theme.value === 'outdoor' ? 'outdoor' : 'normal';
  };
  theme.subscribe(show);
  textSize.subscribe((size) => {
    document.documentElement.dataset.text = String(size);
  });
  density.subscribe((choice) => {
    document.documentElement.dataset.density = choice;
  });
  for (const wish of [dark, contrast]) wish.addEventListener('change', show);
}

/** Whoever asks the system for more contrast gets the colours of the outdoor theme, not its sizes. */
function systemTheme(): 'outdoor' | 'dark' | 'light' {
  if (contrast.matches) return 'outdoor';
  return dark.matches ? 'dark' : 'light';
}

export function chooseTheme(choice: ThemeChoice): void {
  theme.value = choice;
  remember(KEY, choice);
}

export function chooseTextSize(size: TextSize): void {
  textSize.value = size;
  remember(TEXT_KEY, String(size));
}

export function chooseDensity(choice: Density): void {
  density.value = choice;
  remember(DENSITY_KEY, choice);
}
