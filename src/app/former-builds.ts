/** A folder of the build: everything in it bears a hash of what it holds in its name. */
const ASSETS = '/assets/';
const FORMER = 'former-build ';
/** Windows of the last build and of the one before it may still be open. */
const KEPT = 2;

/**
 * Lays aside what the build before this one has and this one has not, so that a window which was
 * opened with it still finds its pages without a network [U13]. To be called while this one is
 * installed: from its first day on the precache holds nothing else.
 */
export async function layAside(
  precache: string,
  own: { id: string; urls: ReadonlySet<string> },
): Promise<void> {
  const lying = await (await caches.open(precache)).keys();
  const former = lying.filter(
    ({ url }) => new URL(url).pathname.startsWith(ASSETS) && !own.urls.has(url),
  );
  if (former.length === 0) return;
  const aside = await caches.open(FORMER + own.id);
  for (const request of former) {
    const response = await caches.match(request, { cacheName: precache });
    if (response) await aside.put(request, response);
  }
}

/** Takes away what is older than the build before the last one. */
export async function forgetOldest(): Promise<void> {
  // In the order in which they were made.
  const former = (await caches.keys()).filter((name) => name.startsWith(FORMER));
  for (const name of former.slice(0, -KEPT)) await caches.delete(name);
}

export const isAsset = (url: URL): boolean =>
  url.origin === location.origin && url.pathname.startsWith(ASSETS);

/**
 * A newer worker that comes into force takes this one's files out of the precache, while a window may
 * just be asking for one. What is being installed is not taken from there: it must lie by itself.
 */
export const orFormer = {
  cachedResponseWillBeUsed: async ({ cachedResponse, request, event }: Found) =>
    cachedResponse ??
    (event.type === 'install'
      ? null
      : ((await caches.match(request, { ignoreVary: true })) ?? null)),
};

interface Found {
  cachedResponse?: Response | undefined;
  request: Request;
  event: { type: string };
}

/** What a former build asks for; from the network where it was never laid aside. */
export async function serveFormer(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
