import './administration.css';
import { useState } from 'preact/hooks';
import type { Uuid } from '#contract/primitives.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDesk } from '../desk-context.ts';
import { useAsked } from '../use-asked.ts';
import { byUnit } from './by-unit.ts';
import type { DeviceOutcome } from './device-acts.tsx';
import { DeviceCard } from './device-card.tsx';
import { isOffered } from './may.ts';
import { NewDevice } from './new-device.tsx';
import { AdministrationPage } from './page.tsx';
import { Trouble } from './trouble.tsx';
import { useWords } from './words.ts';

/** The devices of an area, with what is not sent shown before anything is done to one. */
export default function DevicesPage() {
  const { administration, vault } = useDesk();
  const words = useWords();
  const { asked, again } = useAsked(administration.devices);
  // Kept here, because a device that moves to another unit moves to another place of this page.
  const [last, setLast] = useState<{ device: Uuid; outcome: DeviceOutcome } | null>(null);
  const look = () => {
    // What was said of an act is of then; a new look shows how it stands now.
    setLast(null);
    again();
  };
  return (
    <AdministrationPage title={words.devices} onAgain={look}>
      <Trouble of={asked} />
      {asked.is === 'done' && (
        <div class="administration">
          <div class="stack">
            {asked.value.devices.length === 0 && <EmptyState title={words.noDevices} />}
            {byUnit(asked.value.devices, asked.value.units, words.unitCalled).map(
              ({ code, name, here }) => (
                <section key={code} class="stack">
                  <h2>{name}</h2>
                  <ul class="plain-list stack">
                    {here.map((device) => (
                      <DeviceCard
                        key={device.device}
                        device={device}
                        units={asked.value.units}
                        outcome={last?.device === device.device ? last.outcome : null}
                        onOutcome={(outcome) => setLast({ device: device.device, outcome })}
                        onChanged={again}
                      />
                    ))}
                  </ul>
                </section>
              ),
            )}
          </div>
          {isOffered('actOnDevices', vault.officer.roles) && (
            <NewDevice units={asked.value.units} devices={asked.value.devices} />
          )}
        </div>
      )}
    </AdministrationPage>
  );
}
