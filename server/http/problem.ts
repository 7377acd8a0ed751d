import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem, ProblemCode } from '#contract/problem.ts';
import { problemWords } from './problem-words.ts';

/** A refusal thrown from anywhere below a route; answered as RFC 9457. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: ProblemCode;
  readonly retryAfterSeconds: number | null;

  constructor(code: ProblemCode, retryAfterSeconds: number | null = null) {
    super(code);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The refusal as an answer: Thai, or English when the browser asks for English first. */
export function problemAnswer(c: Context, refusal: Refusal, trace?: string): Response {
  const [status, thai, english] = problemWords[refusal.code];
  const language = preferredLanguage(c.req.header('accept-language') ?? '');
  const problem: Problem = {
    type: `urn:debt-desk:problem:${refusal.code}`,
    code: refusal.code,
    status,
    title: language === 'en' ? english : thai,
    ...(trace === undefined ? {} : { trace }),
  };
  c.header('content-language', language);
  c.header('content-type', 'application/problem+json');
  if (refusal.retryAfterSeconds !== null) {
    c.header('retry-after', String(refusal.retryAfterSeconds));
  }
  // The statuses of the table are all those of answers with a body.
  return c.body(JSON.stringify(problem), status as ContentfulStatusCode);
}

function preferredLanguage(header: string): 'th' | 'en' {
  const ranked = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const q = parameters.find((one) => one.trim().startsWith('q='));
      return { language: tag.split('-')[0], weight: q ? Number(q.trim().slice(2)) : 1 };
    })
    .filter(({ language, weight }) => weight > 0 && (language === 'th' || language === 'en'))
    .sort((a, b) => b.weight - a.weight);
  return ranked[0]?.language === 'en' ? 'en' : 'th';
}
