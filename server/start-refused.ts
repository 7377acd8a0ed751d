/** The server will not start like this; the message says what to do and is shown without a stack. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}

/** The system's own short word for a mishap: `EACCES`, `ENOTDIR`. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
