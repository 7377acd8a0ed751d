import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Root on Debian gets a missing program from apt; true when it is there afterwards. */
function installedByApt(name: string): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update');
  apt('install', '-y', '--no-install-recommends', name);
  return existsSync(join('/usr/bin', name));
}

/**
 * A Chromium to drive: CHROMIUM_PATH, then the usual places; root on Debian gets it from apt.
 * @throws Error that says what to install. The tests never pass by leaving the browser out.
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, and nothing is there.`);
  }
  const found = usual.find(existsSync);
  if (found) return found;
  if (installedByApt('chromium')) return '/usr/bin/chromium';
  throw new Error(
    'No Chromium found. Install Chromium or Google Chrome (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.',
  );
}

/**
 * Makes sure that strace is there, which counts what a process flushes to disk (Linux only).
 * @throws Error that says what to install.
 */
export function needStrace(): void {
  if (spawnSync('strace', ['-V']).status === 0 || installedByApt('strace')) return;
  throw new Error(
    'strace is missing. Install it (Debian: apt-get install strace); it needs Linux.',
  );
}
