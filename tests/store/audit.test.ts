import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DeviceAuditEvent } from '#contract/audit.ts';
import { AUDIT_START, auditText } from '#contract/audit-chain.ts';
import { makeProfile, somchai } from './desk.ts';

describe('[D15] what happened on the device', () => {
  it('is a chain in which each row vouches for the one before', async () => {
    const { enrol } = makeProfile();
    const { store } = await enrol();
    await Promise.all([
      store.note('unlocked', '8001-012-7'),
      store.note('pin-set', '8001-012-7'),
      store.note('locked', '8001-012-7'),
    ]);
    const rows = await store.unsentAudit(200);
    expect(rows.map((row) => DeviceAuditEvent.parse(row))).toEqual(rows);
    expect(rows.map(({ n }) => n)).toEqual([1, 2, 3]);
    let before = AUDIT_START;
    for (const { prev, hash, ...event } of rows) {
      expect(prev).toBe(before);
      const text = auditText(prev, event);
      expect(hash).toBe(createHash('sha256').update(text).digest('base64url'));
      before = hash;
    }
  });

  it('goes on after what the centre has, also when the database was lost', async () => {
    const { enrol, open, loseDatabase } = makeProfile();
    const { store } = await enrol();
    await store.note('unlocked', '8001-012-7');
    await store.note('locked', '8001-012-7');
    const [, second] = await store.unsentAudit(200);
    await store.auditReceived(1);
    expect(await store.unsentAudit(200)).toEqual([second]);
    // Whatever is saved next renews the second copy.
    await store.saveOfficer(somchai.stored);
    loseDatabase();
    const again = (await open()).store;
    await again.note('unlocked', '8001-012-7');
    expect(await again.unsentAudit(200)).toMatchObject([{ n: 3, prev: second?.hash }]);
  });
});
