/** The server will not start like this; the message says what to do and is shown without a stack. */
export class StartRefused extends Error {
  override name = 'StartRefused';
}
