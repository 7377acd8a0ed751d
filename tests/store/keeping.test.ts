import { describe, expect, it } from 'vitest';
import { Op } from '#contract/op.ts';
import { openEnvelope } from '../contract/open-envelope.ts';
import { root } from '../vault/officers.ts';
import { device, everything, keepOne, makeProfile, maleeAs, sealing, somchai } from './desk.ts';

describe('keeping a registration', () => {
  it('[D2] writes a sealed envelope that the server can open, and says so', async () => {
    const { enrol, clock } = makeProfile();
    const { store, outbox } = await enrol();
    const { draft, outcome } = await keepOne(store);
    expect(outcome).toEqual({
      is: 'kept',
      secondCopy: true,
      record: draft.record,
      ref: draft.ref,
    });
    const [envelope] = await outbox.unsent(everything, []);
    if (!envelope) throw new Error('nothing to send');
    const opened = await openEnvelope(envelope.bytes, sealing, root.server);
    expect(opened.header).toMatchObject({
      id: draft.op,
      record: draft.record,
      device: device.id,
      unit: '8001',
      seq: 1,
      prev: null,
      form: 1,
      made: clock.now(),
    });
    expect(Op.parse(opened.op)).toMatchObject({
      id: draft.op,
      registration: draft.registration,
      officer: somchai.vault.officer.id,
    });
    expect(await opened.deviceSigned(device.key.publicJwk)).toBe(true);
    expect(await store.drafts(somchai.vault)).toEqual([]);
  });
});
void maleeAs;
