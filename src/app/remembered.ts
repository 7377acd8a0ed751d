/** A small choice of this device, such as its language; null where nothing can be kept. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

const UNIT = 'dd.unit';

/** Code of the unit that somebody at this desk has last seen it to be of. */
export const unitSeen = (): string | null => recall(UNIT);
export const rememberUnitSeen = (code: string): void => remember(UNIT, code);

const HERE = 'dd.here';

/** Officer code of whoever was at the desk in this window last, also before it was loaded anew. */
export function lastHere(): string | null {
  try {
    return sessionStorage.getItem(HERE);
  } catch {
    return null;
  }
}

export function rememberHere(officer: string): void {
  try {
    sessionStorage.setItem(HERE, officer);
  } catch {}
}

/** Where nothing can be kept, the choice holds until the window is closed. */
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {}
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {}
}
