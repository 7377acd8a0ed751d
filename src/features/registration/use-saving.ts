import { useEffect } from 'preact/hooks';
import { useDesk } from '../desk-context.ts';
import type { OpenRegistration } from './open-registration.ts';

/** Keeps the draft on the device whenever somebody might leave, and tells the frame how it stands. */
export function useSaving(registration: OpenRegistration | null): void {
  const { markDirty, saveBeforeLeaving, tellSaving } = useDesk();
  const saving = registration?.saving.value;
  const trouble = saving?.is === 'failed' ? saving.why : null;
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
