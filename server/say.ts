import { StartRefused } from './start-refused.ts';

/** Prints lines for a person. */
export const say = (...lines: string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Runs a command; what a person must mend is said in words, and only a bug shows its stack. */
export async function command(run: () => Promise<void>): Promise<void> {
  // What is accepted lies in the database in the clear: files are for the server's user only.
  process.umask(0o077);
  try {
    await run();
  } catch (error) {
    if (!(error instanceof StartRefused) && !isWrongOption(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** What `parseArgs` says of an option that is not there, or that wants a word after it. */
const isWrongOption = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

/**
 * Uses files that a person named: what the system refuses is said in its own words.
 * @throws StartRefused
 */
export function withFile<T>(use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw new StartRefused(error instanceof Error ? error.message : String(error));
  }
}

/** Ends `running` once at SIGTERM or SIGINT. */
export function endWithSignals(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(() => process.exit(0));
    });
  }
}
