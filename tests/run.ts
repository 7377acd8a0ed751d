/**
 * `npm test`: finds or installs the browser, builds the app, runs everything, and ends with
 * `N passed, N failed`. Arguments are handed to vitest (`npm test -- tests/sync`).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAnew } from './support/builds.ts';
import { findChromium, needStrace } from './support/programs.ts';

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): number {
  const done = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return done.status ?? 1;
}

const chromium = findChromium();
needStrace();
buildAnew();
// Hundreds of browser profiles and databases are made: all of them go again.
const TMPDIR = mkdtempSync(join(tmpdir(), 'debt-desk-tests-'));
process.exitCode = run('vitest', ['run', ...process.argv.slice(2)], {
  CHROMIUM_PATH: chromium,
  TMPDIR,
});
rmSync(TMPDIR, { recursive: true, force: true, maxRetries: 3 });
