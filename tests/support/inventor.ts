import type { Registration } from '#contract/registration/registration.ts';
import { openPlaces } from '#thai/places/places.ts';
import { makeReference } from '#thai/reference-number.ts';
import placesTable from '../../src/thai/places/places.json' with { type: 'json' };
import type { NodeDevice } from './node-device.ts';
import { fakeUuid, makeRegistration, seeded } from './people.ts';

/** Where a registration is said to have been taken. */
interface Desk {
  area: string;
  dd: string;
  unit: string;
  officer: string;
  device: string;
}

/** Invents registrations for one desk, the same ones for the same seed. */
function invent(seed: number, desk: Desk): (running: number) => Registration {
  const random = seeded(seed);
  const places = openPlaces(placesTable);
  const { area, dd, unit, officer, device } = desk;
  return (running) =>
    makeRegistration(random, places, {
      ref: makeReference({ area, dd, number: running }),
      channel: 'desk',
      unit,
      officer,
      device,
      appliedOn: '2023-12-01',
      capturedAt: Date.UTC(2023, 11, 1, 3) + running * 60_000,
      applicant: { who: 'self' },
    });
}

/** For a device without a browser. */
export function inventor(seed: number, device: NodeDevice): (running: number) => Registration {
  const { numbers, unit } = device.certificate;
  return invent(seed, { ...numbers, unit, officer: device.officer.officer, device: device.id });
}

/** For a browser, which puts its own number, unit, officer and device in. */
export function inventMany(seed: number, count: number): Registration[] {
  const device = fakeUuid(seeded(seed));
  const one = invent(seed, { area: '8001', dd: '01', unit: '8001', officer: '8001-001-5', device });
  return Array.from({ length: count }, (_, i) => one(i + 1));
}
