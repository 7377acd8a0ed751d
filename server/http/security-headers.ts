import type { MiddlewareHandler } from 'hono';

const APP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types app',
].join('; ');

/** The one worker that runs WebAssembly (Argon2id) has a policy of its own, and nothing else. */
const KDF_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
const KDF_WORKER = /^\/assets\/kdf\.worker-[^/]*\.js$/;

/** On every answer, refusals included. What the API says is never kept by anybody on the way. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { path } = c.req;
  const { headers } = c.res;
  headers.set('content-security-policy', KDF_WORKER.test(path) ? KDF_POLICY : APP_POLICY);
  headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set(
    'permissions-policy',
    'camera=(self), geolocation=(), microphone=(), usb=(), payment=()',
  );
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};
