import type { Role } from '#contract/certificates.ts';
import type { IdKnown } from '#contract/duplicates.ts';
import type { Growing } from '#contract/primitives.ts';
import type { Administration } from '../../administration-door.ts';

/** A debtor waits for nobody's line: what comes later is told by nobody. */
const PATIENCE_MS = 1000;
const REGISTERS: readonly Growing<Role>[] = ['officer', 'supervisor'];

/**
 * [F15] Asks the centre once for each number, as long as this form is open; silent whenever there is
 * no answer at once.
 */
export function askingCentre(
  { lookUpId }: Pick<Administration, 'lookUpId'>,
  roles: readonly Growing<Role>[],
): (nationalId: string) => Promise<IdKnown | null> {
  const answers = new Map<string, IdKnown>();
  const mayAsk = roles.some((role) => REGISTERS.includes(role));
  return async (nationalId) => {
    const known = answers.get(nationalId);
    if (known || !mayAsk) return known ?? null;
    const said = await Promise.race([lookUpId(nationalId), afterPatience()]);
    if (said?.is !== 'done') return null;
    answers.set(nationalId, said.value);
    return said.value;
  };
}

const afterPatience = () =>
  new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
