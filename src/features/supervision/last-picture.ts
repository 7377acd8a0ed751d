import { Overview } from '#contract/overview.ts';

/** Labels and counts of devices, no debtor: it may lie in the clear. */
const KEY = 'dd.overview';

/** The picture that this device saw last, for a page opened without a network. */
export function recallPicture(scope: string): Overview | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    const picture = stored?.scope === scope ? Overview.safeParse(stored.picture) : null;
    return picture?.success ? picture.data : null;
  } catch {
    // A picture that cannot be read is no picture; the next answer replaces it.
    return null;
  }
}

export function keepPicture(scope: string, picture: Overview): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ scope, picture }));
  } catch {
    // Without room the page merely has no picture when there is no network.
  }
}
