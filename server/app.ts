import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { ServerEpoch } from '#contract/primitives.ts';
import type { Unit } from '#contract/units.ts';
import type { Acceptance } from './acceptance/acceptance.ts';
import type { Pool } from './acceptance/pool.ts';
import type { Clock } from './clock.ts';
import { orderAfterRepeat } from './devices/new-epoch.ts';
import type { Log } from './http/log.ts';
import { type PaceLimits, usualPace } from './http/pace.ts';
import { problemAnswer, Refusal } from './http/problem.ts';
import { createReadingLane, type ReadingLimits } from './http/reading-lane.ts';
import { securityHeaders } from './http/security-headers.ts';
import { type StaticFiles, serveStatic } from './http/static-files.ts';
import { createTokens } from './http/tokens.ts';
import { type AdmissionLimits, createGate, type Gate } from './intake/admission.ts';
import { createIntake } from './intake/intake.ts';
import { createSpread } from './intake/spread.ts';
import type { Keyring } from './keys/keyring.ts';
import type { PictureFolder } from './pictures/folder.ts';
import { activationRoutes } from './routes/activation.ts';
import { auditRoutes } from './routes/audit.ts';
import { boardRoutes } from './routes/board.ts';
import { closingRoutes } from './routes/closings.ts';
import { deviceEnrolmentRoutes } from './routes/device-enrolment.ts';
import { deviceRoutes } from './routes/devices.ts';
import { duplicateRoutes } from './routes/duplicates.ts';
import { enrolmentRoutes } from './routes/enrolment.ts';
import { envelopeRoutes } from './routes/envelopes.ts';
import { healthRoutes } from './routes/health.ts';
import { holdRoutes } from './routes/holds.ts';
import { mailboxRoutes } from './routes/mailbox.ts';
import { overviewRoutes } from './routes/overview.ts';
import { peopleRoutes } from './routes/people.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { proposalRoutes } from './routes/proposals.ts';
import { recordRoutes } from './routes/records.ts';
import { recoveryRoutes } from './routes/recoveries.ts';
import { serverRoutes } from './routes/server.ts';
import { sessionRoutes } from './routes/session.ts';
import { unitRoutes } from './routes/units.ts';
import type { RightsLog } from './safekeeping/rights-log.ts';
import type { Storage } from './storage/port.ts';

export interface Limits {
  maxBodyBytes: number;
  admission: AdmissionLimits;
  /** The same for chunks of pictures, which have room and turns of their own. */
  pictureAdmission: AdmissionLimits;
  reading: ReadingLimits;
  quarantine: { deviceBytes: number; unknownBytes: number };
  deviceBytes: number;
  /** Most bytes of one device's pictures. */
  pictureBytes: number;
  pace: PaceLimits;
}

const MIB = 1024 * 1024;
export const usualLimits: Limits = {
  maxBodyBytes: 2 * MIB,
  admission: { queuedBytes: 256 * MIB, drainMs: 10_000 },
  pictureAdmission: { queuedBytes: 64 * MIB, drainMs: 10_000 },
  reading: { atOnce: 16, drainMs: 10_000 },
  quarantine: { deviceBytes: 64 * MIB, unknownBytes: 1024 * MIB },
  // Sixty thousand registrations: more than a desk writes in a year, waiting at once.
  deviceBytes: 256 * MIB,
  pictureBytes: 8192 * MIB,
  pace: usualPace,
};

export interface AppParts {
  storage: Storage;
  keyring: Keyring;
  serverEpoch: ServerEpoch;
  clock: Clock;
  log: Log;
  acceptance: Acceptance;
  gate: Gate;
  pool: Pick<Pool, 'ping'>;
  unitOf(code: string): Unit | null;
  rights: RightsLog;
  pictures: PictureFolder;
  /** Whether there is a place for backups apart from the server. */
  keepsBackups: boolean;
  limits: Limits;
  files: StaticFiles;
}

/** Where people, devices and units are changed. */
const decides = /^\/api\/v1\/(people|devices|units|enrolment)\b/;

/** The whole server as a function from request to answer: no port, no environment. */
export function createApp(parts: AppParts): Hono {
  const { storage, keyring, clock, log, acceptance, gate, limits, files } = parts;
  const tokens = createTokens(keyring, storage, clock);
  const whenPeopleChange = () => acceptance.retryHeld();
  const intake = createIntake({
    ...parts,
    quarantine: limits.quarantine,
    deviceBytes: limits.deviceBytes,
    whenKept: () => acceptance.wake(),
    whenPeopleChange,
    whenForked: async (device) => {
      try {
        await storage.transact((tables) => orderAfterRepeat(device, tables, parts, clock.now()));
      } catch (error) {
        // It is seen on the board all the same, and custody waits for nobody.
        log.mishap('new-epoch', error);
      }
    },
  });
  const { maxBodyBytes, pace } = limits;
  const countDevices = () => storage.transact((tables) => tables.countDevices(), 'custody');
  const spreadMs = createSpread(countDevices, clock, gate.drainMs);
  const pictureGate = createGate(limits.pictureAdmission, clock);
  const reading = createReadingLane(limits.reading, clock);

  const api = new Hono();
  // [BK3] Whoever is told that something was decided may rely on it after a restore, too.
  api.use(async (c, next) => {
    await next();
    if (c.req.method === 'POST' && c.res.ok && decides.test(c.req.path))
      await parts.rights.follow();
  });
  api.route('/', envelopeRoutes({ intake, gate, keyring, clock, maxBodyBytes, pace, spreadMs }));
  const { pictureBytes } = limits;
  api.route('/', pictureRoutes({ ...parts, pictureBytes, pace, pictureGate }));
  api.route('/', serverRoutes(keyring, clock));
  // [I6] What only reads has no body that somebody could hold a place with.
  api.use(async (c, next) => (c.req.method === 'GET' ? reading.take(next) : next()));
  api.route('/', mailboxRoutes({ ...parts, tokens }));
  api.route('/', sessionRoutes(tokens));
  api.route('/', enrolmentRoutes({ ...parts, whenPeopleChange }));
  api.route('/', overviewRoutes(storage, clock, tokens));
  api.route('/', closingRoutes(storage, clock, tokens));
  api.route('/', boardRoutes(storage, clock, tokens));
  api.route('/', auditRoutes(storage, clock, tokens));
  api.route('/', unitRoutes(storage, clock, tokens));
  api.route('/', peopleRoutes({ ...parts, tokens, whenPeopleChange }));
  api.route('/', activationRoutes({ ...parts, tokens }));
  api.route('/', proposalRoutes(storage, clock, tokens));
  api.route('/', recordRoutes({ ...parts, tokens }));
  api.route('/', duplicateRoutes(storage, clock, tokens));
  api.route('/', deviceEnrolmentRoutes({ ...parts, whenPeopleChange }));
  api.route('/', deviceRoutes({ ...parts, tokens, whenPeopleChange }));
  api.route('/', holdRoutes({ ...parts, tokens, whenPeopleChange }));
  api.route('/', recoveryRoutes({ ...parts, tokens }));

  const app = new Hono();
  app.use(securityHeaders);
  app.use(async (c, next) => {
    const from = performance.now();
    await next();
    const ms = Math.round(performance.now() - from);
    const { method, routePath: route } = c.req;
    log.note('debug', 'request', { method, route, status: c.res.status, ms });
  });
  app.onError(async (error, c) => {
    if (error instanceof Refusal) {
      if (error.code === 'not-allowed') {
        await tokens.notAllowed(c).catch((mishap) => log.mishap('request', mishap));
      }
      log.note('info', 'refused', { code: error.code, route: c.req.routePath });
      return problemAnswer(c, error);
    }
    const trace = randomUUID();
    log.mishap('request', error, { trace });
    return problemAnswer(c, new Refusal('internal'), trace);
  });
  app.route('/', healthRoutes(parts));
  app.route('/api/v1', api);
  const known = app.routes.filter(({ method }) => method !== 'ALL');
  app.notFound((c) => {
    const { path, method } = c.req;
    if (known.some((route) => route.path === path)) {
      const allow = known.filter((route) => route.path === path).map((route) => route.method);
      c.header('allow', [...new Set(allow)].join(', '));
      return problemAnswer(c, new Refusal('method-not-allowed'));
    }
    if (method === 'GET' || method === 'HEAD') {
      const file = serveStatic(c, files);
      if (file) return file;
    }
    return problemAnswer(c, new Refusal('not-found'));
  });
  return app;
}
