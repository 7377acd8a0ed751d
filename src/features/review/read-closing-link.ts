import { Jws } from '#contract/primitives.ts';

/** The code in what was scanned or pasted: a link with it behind the #, or the code alone. */
export function readClosingLink(pasted: string): Jws | null {
  const text = pasted.replace(/\s+/g, '');
  const code = Jws.safeParse(text.slice(text.indexOf('#') + 1));
  return code.success ? code.data : null;
}
