import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { ClosingReading, type DayClosing } from '#contract/closing.ts';
import { statementTypes } from '#contract/statements.ts';
import { gapsIn } from '../../../server/intake/ledger.ts';
import { signStatement } from '../../../src/vault/statements.ts';
import { askAs, type Desk, openDesk, push, seal } from '../support/desk.ts';
import { build, tearDown } from '../support/house.ts';
import { codeIn, openDeskOf } from './people.ts';

afterAll(tearDown);

/** Somchai's desk made five and brought the first two and the fourth; Suda oversees his district. */
async function evening() {
  const house = await build();
  const somchai = await openDesk(house);
  const suda = await openDeskOf(house, ['supervisor'], '8001', '8001');
  const all = [];
  for (let n = 0; n < 5; n += 1) all.push(await seal(somchai));
  await push(
    somchai,
    all.filter((_, i) => [0, 1, 3].includes(i)),
  );
  const closing: DayClosing = {
    ...{ v: 1, device: somchai.id, unit: '8001', day: '2026-12-01', at: house.clock.now() },
    ...{ clock: null, made: 5, received: 3, waiting: 2, toMend: 0, otherDays: 0 },
    ...{ picturesLeft: 0, numbers: [{ epoch: somchai.epoch, from: 1, to: 5 }], head: null },
  };
  return { house, somchai, suda, closing };
}

const signed = (closing: DayClosing, by: Desk, type = statementTypes.closing as string) =>
  signStatement(type as typeof statementTypes.closing, closing, by.pair.privateKey);
const read = (reader: Desk, code: string) =>
  askAs(reader, 'officer', '/closings/readings', { code });
const reading = async (reader: Desk, code: string) =>
  ClosingReading.parse(await (await read(reader, code)).json());

describe('[DV17] the code of a device at the end of a day', () => {
  it('is read as its own word, and beside it stands which of its numbers have come', async () => {
    const { house, somchai, suda, closing } = await evening();
    const { epoch } = somchai;
    expect(await reading(suda, await signed(closing, somchai))).toEqual({
      ...{ is: 'genuine', closing, label: somchai.certificate.label, at: house.clock.now() },
      ...{ arrived: 3, missing: [3, 5].map((n) => ({ epoch, from: n, to: n })) },
    });
  });

  it('claims nothing of an epoch that never came', async () => {
    const { somchai, suda, closing } = await evening();
    const numbers = [{ epoch: uuid(), from: 1, to: 5 }];
    const code = await signed({ ...closing, numbers }, somchai);
    expect(await reading(suda, code)).toMatchObject({ arrived: 0, missing: numbers });
  });

  it('is not genuine when its figures were changed, another key signed it, or it is another statement', async () => {
    const { somchai, suda, closing } = await evening();
    const code = await signed(closing, somchai);
    const [head, , signature] = code.split('.');
    const rosy = JSON.stringify({ ...closing, received: 5, waiting: 0 });
    const changed = [head, Buffer.from(rosy).toString('base64url'), signature].join('.');
    for (const forged of [
      changed,
      await signed(closing, suda),
      await signed(closing, somchai, statementTypes.manifest),
    ])
      expect(await reading(suda, forged)).toEqual({ is: 'not-genuine' });
  });

  it('tells nobody of a device outside their area, not even that there is one', async () => {
    const { house, somchai, closing } = await evening();
    const wichai = await openDeskOf(house, ['supervisor'], '8002', '8002');
    const strange = { ...closing, device: uuid() };
    for (const code of [await signed(closing, somchai), await signed(strange, somchai)]) {
      const answer = await read(wichai, code);
      expect([answer.status, await codeIn(answer)]).toEqual([404, 'not-found']);
    }
  });

  it.each([
    [[], 1, 3, [[1, 3]]],
    [[[1, 3]], 1, 3, []],
    [[[1, 9]], 4, 6, []],
    [
      [
        [1, 2],
        [5, 5],
        [9, 12],
      ],
      2,
      10,
      [
        [3, 4],
        [6, 8],
      ],
    ],
    [[[9, 12]], 1, 3, [[1, 3]]],
  ] as [[number, number][], number, number, number[][]][])(
    'of %j between %i and %i lacks %j',
    (ranges, from, to, missing) => {
      expect(gapsIn(ranges, from, to)).toEqual(missing);
    },
  );
});
