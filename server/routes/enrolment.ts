import { Hono } from 'hono';
import { type CodeOpen, CodeQuestion, EnrolmentBody } from '#contract/enrolment.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import { type EnrolmentParts, enrol } from '../people/enrolment.ts';
import { type CodeRefusal, standingOf } from '../people/enrolment-code.ts';

/**
 * `POST /api/v1/enrolment`: a one-time code makes a device and its officer known.
 * `POST /api/v1/enrolment/code`: whether a code would; in the body, because addresses are logged.
 */
export function enrolmentRoutes(parts: EnrolmentParts & { whenPeopleChange(): void }): Hono {
  const routes = new Hono();
  routes.post('/enrolment', async (c) => {
    const { request } = await readJson(c, EnrolmentBody);
    const result = await enrol(request, parts);
    if (result.is === 'refused') throw refusal(result);
    parts.whenPeopleChange();
    return c.json(result.answer);
  });
  routes.post('/enrolment/code', async (c) => {
    const { code } = await readJson(c, CodeQuestion);
    const standing = await standingOf(parts.storage, code, parts.clock.now());
    if (standing.is === 'refused') throw refusal(standing);
    const open: CodeOpen = { server: parts.keyring.server };
    return c.json(open);
  });
  return routes;
}

const refusal = ({ code, retryAfterMs }: CodeRefusal): Refusal =>
  new Refusal(code, retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000));
