import { signal } from '@preact/signals';
import { recall, remember } from './remembered.ts';

export const themeChoices = ['system', 'light', 'dark', 'outdoor'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

const KEY = 'dd.theme';
const dark = matchMedia('(prefers-color-scheme: dark)');
const contrast = matchMedia('(prefers-contrast: more)');

export const theme = signal<ThemeChoice>(
  themeChoices.find((choice) => choice === recall(KEY)) ?? 'system',
);

/** Follows the choice, and the system where the choice is to follow it. */
export function followTheme(): void {
  const show = () => {
    const { dataset } = document.documentElement;
    dataset.theme = theme.value === 'system' ? systemTheme() : theme.value;
    dataset.size = theme.value === 'outdoor' ? 'outdoor' : 'normal';
  };
  theme.subscribe(show);
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
