import { EnrolmentCode } from '#contract/enrolment.ts';
import { ServerId } from '#contract/primitives.ts';

/**
 * What a one-time link carries: the code, and the thumbprint of the root key to trust. It opens the
 * first desk with its officer (`#code=`), or makes a device of a unit, without one (`#device=`).
 */
export interface EnrolmentLink {
  opens: 'first-desk' | 'device';
  code: EnrolmentCode;
  server: ServerId;
}

export type LinkReading =
  | { is: 'link'; link: EnrolmentLink }
  | { is: 'not-a-link' }
  /** For another server: its page has to be opened instead. */
  | { is: 'elsewhere'; origin: string };

/** Reads `#code=…&server=…` and `#device=…&server=…`; null when something is missing or misspelt. */
export function readFragment(fragment: string): EnrolmentLink | null {
  const values = new URLSearchParams(fragment.replace(/^#/, ''));
  const device = values.get('device');
  const code = EnrolmentCode.safeParse((device ?? values.get('code'))?.toUpperCase());
  const server = ServerId.safeParse(values.get('server'));
  if (!code.success || !server.success) return null;
  const opens = device === null ? 'first-desk' : 'device';
  return { opens, code: code.data, server: server.data };
}

/** Reads a link that was pasted, with whatever white space came along. */
export function readLink(pasted: string, ownOrigin: string): LinkReading {
  const text = pasted.replace(/\s+/g, '');
  const link = readFragment(text.slice(text.indexOf('#') + 1));
  if (!link) return { is: 'not-a-link' };
  const origin = /^https?:\/\/[^/]+/.exec(text)?.[0];
  return origin === undefined || origin === ownOrigin
    ? { is: 'link', link }
    : { is: 'elsewhere', origin };
}
