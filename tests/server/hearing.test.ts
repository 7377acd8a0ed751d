import { afterAll, describe, expect, it } from 'vitest';
import { openDesk, outcomes, push, readMailbox, type SealChanges, seal } from './support/desk.ts';
import { build, type House, tearDown } from './support/house.ts';

afterAll(tearDown);

let shared: Promise<House> | null = null;

/** A profile before and after it was enrolled anew: two devices, one store of sealed bytes. */
async function enrolledAnew() {
  shared ??= build();
  const house = await shared;
  const former = await openDesk(house);
  const present = await openDesk(house);
  const { device, officer } = present.papers;
  const certificates = [device, officer, former.papers.device, former.papers.officer];
  const offer: typeof push = (desk, envelopes, { manifest } = {}) =>
    push(desk, envelopes, { manifest: { certificates, ...manifest } });
  return { house, former, present, offer };
}

const gap: SealChanges = {
  registration: ({ debtor: { firstName: _, ...debtor }, ...rest }) => ({ ...rest, debtor }),
};
const newerForm: SealChanges = { header: { form: 99 } };

describe('[A5] what becomes of an envelope is heard by whoever may still hear it', () => {
  it('a profile enrolled anew sends what its former device made, and hears of it', async () => {
    const { former, present, offer } = await enrolledAnew();
    const made = [await seal(former), await seal(former, gap), await seal(former, newerForm)];
    await offer(present, made);
    const said = await outcomes(present);
    expect(made.map(({ hash }) => said.get(hash))).toMatchObject([
      { kind: 'accepted', rev: 1 },
      { kind: 'needs-fix', faults: [{ path: 'debtor.firstName' }] },
      { kind: 'held', code: 'form-unknown' },
    ]);
    expect((await outcomes(former)).size).toBe(3);
  });

  it('also of what the former device had sent itself, and what was judged long ago', async () => {
    const { former, present, offer } = await enrolledAnew();
    const made = [await seal(former, gap), await seal(former, newerForm)];
    const first = await push(former, made);
    await outcomes(former);
    const again = await offer(present, made);
    expect(again.receipts).toEqual(first.receipts);
    const { items } = await readMailbox(present);
    expect(items).toMatchObject([
      { n: 1, kind: 'needs-fix', envelope: made[0]?.hash },
      { n: 2, kind: 'held', envelope: made[1]?.hash },
    ]);
  });

  it('the last word only, and every later one', async () => {
    const { former, present, offer } = await enrolledAnew();
    const first = await seal(former);
    const waiting = await seal(former, { op: { after: [first.id] } });
    await push(former, [waiting]);
    expect((await outcomes(former)).get(waiting.hash)).toMatchObject({ code: 'waits-for' });
    await offer(present, [waiting]);
    await push(former, [first]);
    await outcomes(former);
    expect((await readMailbox(present)).items).toMatchObject([
      { n: 1, kind: 'held', code: 'waits-for' },
      { n: 2, kind: 'accepted', envelope: waiting.hash },
    ]);
  });

  it('once, however often it is brought; every mailbox stays dense', async () => {
    const { former, present, offer } = await enrolledAnew();
    const theirs = await seal(former, gap);
    await push(former, [theirs]);
    await outcomes(former);
    for (let i = 0; i < 3; i += 1) await offer(present, [theirs, theirs]);
    const own = await seal(present);
    await push(present, [own]);
    await offer(present, [theirs]);
    const numbers = async (desk: typeof former) =>
      (await readMailbox(desk)).items.map((item) => [item.n, item.envelope]);
    expect(await numbers(present)).toEqual([
      [1, theirs.hash],
      [2, own.hash],
    ]);
    expect(await numbers(former)).toEqual([[1, theirs.hash]]);
  });

  it('nobody hears of bytes they did not bring, whosever certificate they show', async () => {
    const { former, present, offer } = await enrolledAnew();
    const theirs = await seal(former, gap);
    await push(former, [theirs]);
    await outcomes(former);
    await offer(present, [], { manifest: { hashes: [theirs.hash] } });
    expect((await outcomes(present)).size).toBe(0);
  });

  it('nor of bytes that somebody slipped under their manifest, new or known', async () => {
    const { former, present, offer } = await enrolledAnew();
    const [known, fresh] = [await seal(former), await seal(former)];
    await push(former, [known]);
    await offer(present, [known, fresh], { manifest: { hashes: [] } });
    expect((await outcomes(former)).size).toBe(2);
    expect((await outcomes(present)).size).toBe(0);
  });

  it('nor of what nobody signed: a forged origin is told to no one', async () => {
    const { former, present, offer } = await enrolledAnew();
    const forged = await seal({ ...former, pair: present.pair });
    await offer(present, [forged]);
    expect((await outcomes(present)).size).toBe(0);
    expect((await outcomes(former)).size).toBe(0);
  });
});
