import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Where `npm test` puts the build whose window shows its stages; made here when it is not there. */
export const proofDist = join(root, 'node_modules/.proof/dist');

export function ensureProofBuild(): void {
  if (existsSync(join(proofDist, 'index.html'))) return;
  const args = ['build', '--mode', 'proof', '--outDir', proofDist, '--logLevel', 'error'];
  execFileSync('vite', args, { cwd: root, stdio: 'ignore' });
}
