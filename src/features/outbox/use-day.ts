import { useEffect, useState } from 'preact/hooks';
import type { Jws, UnixMs } from '#contract/primitives.ts';
import { dayInThailand } from '#thai/show-date.ts';
import type { DayPicture } from '../../store/day-types.ts';
import { signClosing } from '../../vault/device-key.ts';
import { useDesk } from '../desk-context.ts';
import { useNow } from '../use-store.ts';
import { closingOf } from './closing.ts';

/** Today, kept up to date; null until the store has answered. */
export function useDay(): DayPicture | null {
  const { store } = useDesk();
  const today = dayInThailand(useNow());
  const [day, setDay] = useState<DayPicture | null>(null);
  useEffect(() => {
    // Much changes that changes no figure, and nobody's camera loses the code over it.
    const isSame = (a: DayPicture | null, b: DayPicture) => JSON.stringify(a) === JSON.stringify(b);
    return store.watchDay((next) => setDay((known) => (isSame(known, next) ? known : next)));
  }, [store, today]);
  return day;
}

/** The day as this device signs it, anew with every change of it; null while it is being signed. */
export function useSignedDay(day: DayPicture | null): { code: Jws; at: UnixMs } | null {
  const { device, clock } = useDesk();
  const [signed, setSigned] = useState<{ code: Jws; at: UnixMs; of: DayPicture } | null>(null);
  useEffect(() => {
    if (!day) return;
    let gone = false;
    const at = clock.now();
    void signClosing(device.key, closingOf(device, day, at)).then((code) => {
      if (!gone) setSigned({ code, at, of: day });
    });
    return () => {
      gone = true;
    };
  }, [day, device, clock]);
  // A code of other figures than those beside it would be believed.
  return signed && signed.of === day ? signed : null;
}
