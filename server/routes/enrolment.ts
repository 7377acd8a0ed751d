import { Hono } from 'hono';
import { EnrolmentBody } from '#contract/enrolment.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';
import { type EnrolmentParts, enrol } from '../people/enrolment.ts';

/** `POST /api/v1/enrolment`: a one-time code makes a device and its officer known. */
export function enrolmentRoutes(parts: EnrolmentParts & { whenPeopleChange(): void }): Hono {
  const routes = new Hono();
  routes.post('/enrolment', async (c) => {
    const { request } = await readJson(c, EnrolmentBody);
    const result = await enrol(request, parts);
    if (result.is === 'refused') {
      const { code, retryAfterMs } = result;
      throw new Refusal(code, retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000));
    }
    parts.whenPeopleChange();
    return c.json(result.answer);
  });
  return routes;
}
