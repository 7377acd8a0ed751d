/** As far as it is used here; `lib.dom` of this TypeScript does not know Trusted Types yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/** The page's only Trusted Types policy, `app`: scripts come from this origin or not at all. */
const policy = trustedTypes?.createPolicy('app', { createScriptURL: ownUrl });

function ownUrl(url: string): string {
  const full = new URL(url, location.href);
  if (full.origin !== location.origin) throw new TypeError('a script from a foreign origin');
  return full.href;
}

/**
 * The URL of a worker or service worker as the page's Content-Security-Policy wants it. At run time
 * it is a TrustedScriptURL where the browser knows them; it may only be handed on, not read.
 * @throws TypeError when it leads to another origin.
 */
export const trustedScriptUrl = (url: string): string =>
  policy ? policy.createScriptURL(url) : ownUrl(url);

/** Starts a module worker of this origin. */
export const startWorker = (url: string): Worker =>
  new Worker(trustedScriptUrl(url), { type: 'module' });
