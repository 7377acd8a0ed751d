import { Hono } from 'hono';
import { EnrolmentBody } from '#contract/enrolment.ts';
import { type DeviceEnrolmentParts, enrolDevice } from '../devices/device-enrolment.ts';
import { Refusal } from '../http/problem.ts';
import { readJson } from '../http/read-body.ts';

/** `POST /api/v1/enrolment/device`: a code from a supervisor makes a device known, without an officer. */
export function deviceEnrolmentRoutes(
  parts: DeviceEnrolmentParts & { whenPeopleChange(): void },
): Hono {
  const routes = new Hono();
  routes.post('/enrolment/device', async (c) => {
    const { request } = await readJson(c, EnrolmentBody);
    const result = await enrolDevice(request, parts);
    if (result.is === 'refused') {
      const { code, retryAfterMs } = result;
      throw new Refusal(code, retryAfterMs === null ? null : Math.ceil(retryAfterMs / 1000));
    }
    parts.whenPeopleChange();
    return c.json(result.answer);
  });
  return routes;
}
