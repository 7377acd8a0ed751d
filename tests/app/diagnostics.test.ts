import { expect, describe as group, it } from 'vitest';
import { type Diagnosis, describe } from '../../src/app/diagnostics.ts';
import { blankPicture } from '../../src/sync/picture.ts';

const diagnosis: Diagnosis = {
  version: '0.1.0',
  at: Date.UTC(2026, 10, 26, 8),
  device: '01890a5d-ac96-774b-bcce-b302099a8057',
  unit: '8001',
  browser: 'Chrome/156',
  counters: {
    epoch: '01890a5d-ac96-774b-bcce-b302099a8058',
    seq: 12,
    nextNumber: 13,
    serverEpoch: { n: 1, random: 'abc' },
    clockOffset: -40,
  },
  outbox: {
    unsent: 3,
    toMend: 1,
    withoutSecondCopy: 0,
    picturesLeft: 0,
    receivedToday: 9,
    lastReceivedAt: Date.UTC(2026, 10, 26, 7),
  },
  sync: blankPicture,
  storage: { usage: 1_000_000, quota: 2_000_000, persisted: true },
  finding: 'sound',
  screen: '1366x650 @1',
  settings: 'system 100 normal th',
  offlineReady: true,
};

group('what may leave the device in the clear', () => {
  it('tells whoever helps how it stands', () => {
    const text = describe(diagnosis);
    expect(text).toContain('unsent: 3');
    expect(text).toContain('clock offset ms: -40');
    expect(text).toContain('last received: 2026-11-26T07:00:00.000Z');
  });

  it('has no reference number, no ID, no Thai word, and nothing that was added later', () => {
    const grown = {
      ...diagnosis,
      name: 'สมศรี ทองคำ',
      outbox: { ...diagnosis.outbox, latest: '800101000019' },
      counters: { ...diagnosis.counters, nationalId: '9000012345672' },
    };
    const text = describe(grown);
    expect(text).not.toMatch(/[ก-๛]/);
    expect(text).not.toMatch(/(?<![\d-])\d{12,13}(?![\d-])/);
  });
});
