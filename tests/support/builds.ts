import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** What people get, and what the server hands out unless it is told otherwise. */
const dist = join(root, 'dist');

/** The same build, but its window shows its stages: what the browser tests watch. */
export const proofDist = join(root, 'node_modules/.proof/dist');

/** Builds both anew: a picture or a figure of yesterday's build deceives whoever looks at it. */
export function buildAnew(): void {
  vite('--outDir', dist);
  vite('--mode', 'proof', '--outDir', proofDist);
}

/** For a test that is run by itself. `npm test` has built both already. */
export function ensureProofBuild(): void {
  if (existsSync(join(proofDist, 'index.html'))) return;
  vite('--mode', 'proof', '--outDir', proofDist);
}

function vite(...args: string[]): void {
  const build = ['build', '--logLevel', 'warn', ...args];
  execFileSync('vite', build, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
