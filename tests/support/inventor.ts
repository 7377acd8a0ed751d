import type { Registration } from '#contract/registration/registration.ts';
import { openPlaces } from '#thai/places/places.ts';
import { makeReference } from '#thai/reference-number.ts';
import placesTable from '../../src/thai/places/places.json' with { type: 'json' };
import type { NodeDevice } from './node-device.ts';
import { makeRegistration, seeded } from './people.ts';

/** Invents registrations for one device, the same ones for the same seed. */
export function inventor(seed: number, device: NodeDevice): (running: number) => Registration {
  const random = seeded(seed);
  const places = openPlaces(placesTable);
  const { area, dd } = device.certificate.numbers;
  return (running) =>
    makeRegistration(random, places, {
      ref: makeReference({ area, dd, number: running }),
      channel: 'desk',
      unit: device.certificate.unit,
      officer: device.officer.officer,
      device: device.id,
      appliedOn: '2023-12-01',
      capturedAt: Date.UTC(2023, 11, 1, 3) + running * 60_000,
      applicant: { who: 'self' },
    });
}
