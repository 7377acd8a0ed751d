import { afterAll, expect, it } from 'vitest';
import { Overview } from '#contract/overview.ts';
import { askAs, openDesk, outcomes, push, seal } from './support/desk.ts';
import { build, tearDown } from './support/house.ts';

afterAll(tearDown);

it('[I8] a copied profile is accepted in both places, and the supervisor is told', async () => {
  const house = await build();
  const somchai = await openDesk(house);
  await push(somchai, [await seal(somchai)]);
  const copy = { ...somchai };
  const here = [await seal(somchai), await seal(somchai)];
  const there = [await seal(copy), await seal(copy)];
  expect(there.map(({ header }) => header.seq)).toEqual(here.map(({ header }) => header.seq));
  await push(somchai, here);
  await push(copy, there);
  await push(copy, there);
  const said = await outcomes(somchai);
  for (const { hash } of [...here, ...there]) {
    expect(said.get(hash)).toMatchObject({ kind: 'accepted' });
  }
  const answer = await askAs(somchai, 'officer', '/overview');
  const seen = Overview.parse(await answer.json());
  expect(seen.devices).toMatchObject([{ received: 3, accepted: 5, repeats: 2, gaps: [] }]);
});
