import { useEffect, useRef } from 'preact/hooks';
import { type SavingTrouble, useDesk } from '../desk-context.ts';
import type { OpenRegistration } from './open-registration.ts';

/** Keeps the draft on the device whenever somebody might leave, and tells the frame how it stands. */
export function useSaving(registration: OpenRegistration | null): void {
  const { markDirty, saveBeforeLeaving, tellSaving } = useDesk();
  const saving = registration?.saving.value;
  const failed = useRef<SavingTrouble | null>(null);
  // Whoever types on is told as long as nothing was saved since.
  if (saving?.is !== 'unsaved') failed.current = saving?.is === 'failed' ? saving.why : null;
  const trouble = failed.current;
  useEffect(() => tellSaving(trouble), [tellSaving, trouble]);
  useEffect(() => {
    if (!registration) return;
    const save = () => void registration.saveNow();
    const saveHidden = () => document.visibilityState === 'hidden' && save();
    const takeBack = saveBeforeLeaving(async () => void (await registration.saveNow()));
    markDirty(registration.record);
    document.addEventListener('visibilitychange', saveHidden);
    addEventListener('pagehide', save);
    return () => {
      // Locked, or handed to another window, the address still leads here and so does the way back.
      const comesBack = location.pathname.startsWith(registration.at);
      if (comesBack) save();
      else registration.leave();
      takeBack();
      markDirty(null);
      document.removeEventListener('visibilitychange', saveHidden);
      removeEventListener('pagehide', save);
    };
  }, [registration, markDirty, saveBeforeLeaving]);
}
