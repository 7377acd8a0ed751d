import type { MiddlewareHandler } from 'hono';

/**
 * Besides its own server the app may speak to this computer itself, by WebSocket only: there the
 * agent of a card reader listens, where an officer switched that on. The port is a setting of the
 * device, so no single one can be named. It opens no way out: 127.0.0.1 is never another machine, and
 * `localhost`, which a name server could turn, is not allowed.
 */
const CONNECT = "connect-src 'self' ws://127.0.0.1:*";

const APP_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  CONNECT,
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

/** On every answer, refusals included. */
export const usualHeaders = {
  'content-security-policy': APP_POLICY,
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), usb=(), payment=()',
} as const;

/** What the API says is never kept by anybody on the way. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next();
  const { headers } = c.res;
  for (const [name, value] of Object.entries(usualHeaders)) headers.set(name, value);
  if (KDF_WORKER.test(c.req.path)) headers.set('content-security-policy', KDF_POLICY);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
};
