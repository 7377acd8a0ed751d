import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the `package.json` beside this file, which is installed when a bench first asks for one. */
export async function peer<T>(name: string): Promise<T> {
  const here = import.meta.dirname;
  if (!existsSync(join(here, 'node_modules', name)))
    execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  return import(name);
}
