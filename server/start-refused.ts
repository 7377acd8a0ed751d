/** The server will not start like this; the message says what to do and is shown without a stack. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}

/** The system's own short word for a mishap: `EACCES`, `ENOTDIR`. */
export const codeOf = (error: unknown): string =>
  isOfSystem(error) ? String(error.code) : 'unknown';

/** Whether the operating system refused something, and not our own code. */
export const isOfSystem = (error: unknown): error is Error & { code: unknown } =>
  error instanceof Error && 'code' in error;
