import type { Sha256 } from '#contract/primitives.ts';
import { registration as original } from '../../i18n/th/registration.ts';
import { numberOf, wordsKey } from './form/asked.ts';
import { eachField } from './form/fields.ts';
import { SECTIONS, sectionKeys } from './form/sections.ts';

/** The privacy notice as it was shown: the Thai text is the one that counts, in either language. */
export const NOTICE = { version: original.notice.version, text: original.notice.text.join('\n\n') };

/** The form as it was shown: every question with its number and label, and the declaration. */
export function formAsShown(): string {
  const lines = sectionKeys.flatMap((section) => [
    original.sections[section],
    ...eachField(SECTIONS[section]).map(({ path }) => {
      return `${numberOf(path)} ${original.fields[wordsKey(path)].label}`;
    }),
  ]);
  return [...lines, original.declaration].join('\n');
}

/** SHA-256 of both texts as base64url, as an act names what the debtor was shown. */
export async function shownHashes(): Promise<{ notice: Sha256; form: Sha256 }> {
  const [notice, form] = await Promise.all([hashOf(NOTICE.text), hashOf(formAsShown())]);
  return { notice, form };
}

async function hashOf(text: string): Promise<Sha256> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
