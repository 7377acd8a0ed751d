import { choiceShelf } from '../../practising.ts';
import type { SigningWay } from './signing.ts';

const KEY = 'dd.sign';
/** As many officers as ever share one device. */
const MOST = 20;

type Remembered = Extract<SigningWay, 'screen' | 'paper'>;

/**
 * How the last debtor signed at this officer's desk: most sign like the one before. A thumbprint is
 * left out, because it is for one person and needs two others.
 */
export function lastWay(officer: string): Remembered | null {
  const way = stored()[officer];
  return way === 'screen' || way === 'paper' ? way : null;
}

export function rememberWay(officer: string, way: SigningWay | undefined): void {
  if (way !== 'screen' && way !== 'paper') return;
  const { [officer]: _before, ...others } = stored();
  const kept = Object.entries(others).slice(-(MOST - 1));
  try {
    choiceShelf().setItem(KEY, JSON.stringify({ ...Object.fromEntries(kept), [officer]: way }));
  } catch {
    // Without room the desk's usual way is offered.
  }
}

function stored(): Record<string, unknown> {
  try {
    const ways = JSON.parse(choiceShelf().getItem(KEY) ?? '{}');
    return typeof ways === 'object' && ways !== null && !Array.isArray(ways) ? ways : {};
  } catch {
    return {};
  }
}
