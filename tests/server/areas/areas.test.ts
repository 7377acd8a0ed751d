import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role, roles } from '#contract/certificates.ts';
import { Problem } from '#contract/problem.ts';
import type { TokenAnswer } from '#contract/session.ts';
import { openDeskOf } from '../devices/people.ts';
import { askAs, type Desk, signedIn } from '../support/desk.ts';
import { build, type House, tearDown } from '../support/house.ts';
import { furnish, type Place } from './place.ts';
import { type Row, rowless, table } from './table.ts';

/** Seen from the district 8001: itself, its neighbour, its province, and Bangkok. */
const areas = { own: '8001', sibling: '8002', parent: '8000', other: '1001' } as const;
type Area = keyof typeof areas;
const areaNames = Object.keys(areas) as Area[];
const scopes: Record<Role, string> = {
  officer: '8001',
  supervisor: '8001',
  province: '80',
  'dopa-case': '',
  'dopa-admin': '',
  auditor: '',
};

let house: House;
const actors = new Map<Role, { desk: Desk; session: TokenAnswer }>();
const places = new Map<Area, Place>();

beforeAll(async () => {
  house = await build();
  const maker = await openDeskOf(house, ['dopa-admin'], '', '1002');
  const checker = await openDeskOf(house, ['dopa-admin'], '', '1002');
  for (const area of areaNames) places.set(area, await furnish(areas[area], maker, checker));
  for (const role of roles) {
    const desk = await openDeskOf(house, [role], scopes[role], '8001');
    actors.set(role, { desk, session: await signedIn(desk, 'officer') });
  }
}, 120_000);
afterAll(tearDown);

async function reaches(role: Role, { ask, did }: Row, place: Place): Promise<boolean> {
  const actor = actors.get(role);
  if (!actor) throw new Error(`no ${role}`);
  const [path, json] = ask(place, roles.indexOf(role));
  const answer = await askAs(actor.desk, 'officer', path, json, { signedIn: actor.session });
  const text = await answer.text();
  if (answer.ok) return did?.(text, place) ?? true;
  const { code } = Problem.parse(JSON.parse(text));
  if (code === 'not-allowed' || code === 'not-found') return false;
  // Whoever gets as far as this was let through to the thing itself.
  expect(['state-wrong', 'same-person', 'fingerprint-wrong', 'too-many-tries']).toContain(code);
  return true;
}

describe('[P3] every route, by every role, in its own area, beside it, above it and elsewhere', () => {
  it.each(table)('%s', async (_route, one) => {
    const found: Record<string, string> = {};
    for (const role of roles) {
      const reached: Area[] = [];
      for (const area of areaNames) {
        const place = places.get(area);
        if (!place) throw new Error(`nothing in ${area}`);
        if (await reaches(role, one, place)) reached.push(area);
      }
      if (reached.length > 0) found[role] = reached.join(' ');
    }
    expect(found).toEqual(one.who);
  });

  it('no route is without a row; a planted one is named', () => {
    expect(rowless(house.routes)).toEqual([]);
    expect(rowless([...house.routes, 'GET /api/v1/planted'])).toEqual(['GET /planted']);
  });
});
