import type { th } from './th.ts';

export const locales = ['th', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The same shape, any words: what a translation must fill completely. */
export type Words<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : { [K in keyof T]: Words<T[K]> };

/** Every word the app says. Thai is the original; English is held to its shape. */
export type Messages = Words<typeof th>;
