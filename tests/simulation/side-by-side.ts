import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** How a run of seeds ended, whatever its exit code. */
export interface Run {
  seeds: number;
  failing: number;
  /** Everything that was printed. */
  said: string;
}

/** Plays seeds 1 to `seeds` in as many processes as there are processors. */
export async function playSideBySide(seeds: number, steps: number): Promise<Run> {
  const processes = Math.max(2, availableParallelism());
  const share = Math.ceil(seeds / processes);
  const firsts = Array.from({ length: processes }, (_, i) => 1 + i * share);
  const runs = await Promise.all(
    firsts.map((first) => run(first, Math.min(share, seeds - first + 1), steps)),
  );
  return {
    seeds: runs.reduce((sum, run) => sum + run.seeds, 0),
    failing: runs.reduce((sum, run) => sum + run.failing, 0),
    said: runs.map(({ said }) => said).join('\n'),
  };
}

function run(first: number, seeds: number, steps: number): Promise<Run> {
  const script = join(import.meta.dirname, 'run.ts');
  const values = { first, seeds, steps };
  const args = Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return new Promise((resolve) => {
    execFile('node', [script, ...args], (_, printed, errors) => {
      const [, played = 0, failing = 0] = /^seeds (\d+), failing (\d+)$/m.exec(printed) ?? [];
      resolve({ seeds: Number(played), failing: Number(failing), said: printed + errors });
    });
  });
}
