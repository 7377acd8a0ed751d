import { afterAll, describe, expect, it } from 'vitest';
import type { Uuid } from '#contract/primitives.ts';
import { codeIn, openDeskOf, provinceOf, supervisorOf } from '../devices/people.ts';
import { askAs, type Desk } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import { peopleSeenBy } from './new-officer.ts';

afterAll(tearDown);

const suspend = (by: Desk, id: Uuid, reason = 'ลาออก') =>
  askAs(by, 'officer', `/people/${id}/suspend`, { reason });

/** The person whose desk this is, as somebody sees them who sees the country. */
async function personAt({ officer }: Desk, seenBy: Desk): Promise<Uuid> {
  const { people } = await peopleSeenBy(seenBy);
  const found = people.find((one) => one.officer === officer.officer);
  if (!found) throw new Error('not in the list');
  return found.id;
}

describe('[P3] [P8] who is suspended', () => {
  it('not by themselves, nor by somebody with fewer rights; one person with as many is enough', async () => {
    const house = await build();
    const ministry = () => openDeskOf(house, ['dopa-admin'], '', '8001');
    const [first, second, suda, pracha] = [
      await ministry(),
      await ministry(),
      await supervisorOf(house),
      await provinceOf(house),
    ];
    const [own, other, district, province] = [
      await personAt(first, first),
      await personAt(second, first),
      await personAt(suda, first),
      await personAt(pracha, first),
    ];
    expect(await codeIn(await suspend(first, own))).toBe('not-allowed');
    expect(await codeIn(await suspend(pracha, other))).toBe('not-allowed');
    expect(await codeIn(await suspend(suda, province))).toBe('not-allowed');
    expect(await codeIn(await suspend(suda, district))).toBe('not-allowed');
    expect((await suspend(first, other)).status).toBe(200);
    // Who was suspended takes nobody along, and another trusts them again.
    await expect(peopleSeenBy(second)).rejects.toThrow('revoked');
    const again = await askAs(first, 'officer', `/people/${other}/restore`, { reason: 'แก้ไข' });
    expect(again.status).toBe(200);
    expect((await suspend(second, own)).status).toBe(200);
  });
});
