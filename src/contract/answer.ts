import * as z from 'zod/mini';

/**
 * An answer, or the debtor's explicit word that there is none. Leaving the property out means that
 * nobody asked yet; `{ not: 'unknown' }` means that the debtor was asked and does not know.
 */
export const answerOr = <T extends z.core.$ZodType, N extends readonly [string, ...string[]]>(
  value: T,
  not: N,
) => z.union([z.strictObject({ value }), z.strictObject({ not: z.enum(not) })]);

export type AnswerOr<T, N extends string> = { value: T } | { not: N };
