import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The least that can start without a network: one field, behind a service worker of three lines. */
const files: Readonly<Record<string, { type: string; text: string }>> = {
  '/': {
    type: 'text/html',
    text: `<!doctype html><title>empty</title><input type="password">
<script type="module">
  navigator.serviceWorker.register('/worker.js');
  document.querySelector('input').focus();
</script>`,
  },
  '/worker.js': {
    type: 'text/javascript',
    text: `
addEventListener('install', (e) => e.waitUntil(caches.open('a').then((a) => a.add('/'))));
addEventListener('activate', (e) => e.waitUntil(clients.claim()));
addEventListener('fetch', (e) => e.respondWith(caches.match(e.request).then((r) => r ?? fetch(e.request))));`,
  },
};

/** Serves it on a free port of this machine until it is stopped. */
export async function serveEmptyPage(): Promise<{ url: string; stop(): void }> {
  const server = createServer(({ url = '' }, answer) => {
    const file = files[url];
    answer.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' });
    answer.end(file?.text);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
