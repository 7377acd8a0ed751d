import { afterEach, describe, expect, it } from 'vitest';
import { openDesk, outcomes, push, seal } from './support/desk.ts';
import { build, tearDown } from './support/house.ts';

afterEach(tearDown);

describe('a registration that arrives whole', () => {
  it('[A1] is accepted with its reference number and revision 1', async () => {
    const house = await build();
    const somchai = await openDesk(house);
    const envelope = await seal(somchai);
    await push(somchai, [envelope]);
    expect((await outcomes(somchai)).get(envelope.hash)).toMatchObject({
      kind: 'accepted',
      id: envelope.id,
      record: envelope.record,
      rev: 1,
    });
  });
});
