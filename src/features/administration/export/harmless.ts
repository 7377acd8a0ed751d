/**
 * A text cell as no spreadsheet calculates it, nor whatever the file is saved to later: a quote goes
 * before a text that begins, after what nobody sees, with a sign of a formula.
 */
export const harmless = (text: string): string =>
  /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
