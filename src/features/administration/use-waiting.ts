import { useEffect, useState } from 'preact/hooks';
import type { Said } from '../administration-door.ts';
import { useDesk } from '../desk-context.ts';
import { isOffered, type Offered } from './may.ts';
import { heldIn, recoveriesFor, waitingIn } from './waiting.ts';
import type { AdministrationWords } from './words.ts';

export type Says = (words: AdministrationWords) => string;

/** What waits on which page, in words; `is` tells whether all of it is known. */
export interface Waiting {
  is: 'asking' | 'known' | 'not-known';
  on: ReadonlyMap<Offered, readonly Says[]>;
}

/** Asks the centre once what waits for this officer, on the pages that they have. */
export function useWaiting(): Waiting {
  const { administration, vault } = useDesk();
  const [waiting, setWaiting] = useState<Waiting>({ is: 'asking', on: new Map() });
  useEffect(() => {
    let gone = false;
    const { officer } = vault;
    const on = new Map<Offered, Says[]>();
    const look = async <T>(
      page: Offered,
      ask: () => Promise<Said<T>>,
      count: (of: T) => Says[],
    ) => {
      if (!isOffered(page, officer.roles)) return true;
      const said = await ask();
      if (said.is === 'done') on.set(page, count(said.value));
      return said.is === 'done';
    };
    void Promise.all([
      look('people', administration.people, (list) => {
        const { approve, confirm } = waitingIn(list, officer);
        return [
          ...(confirm > 0 ? [(words: AdministrationWords) => words.waitConfirm(confirm)] : []),
          ...(approve > 0 ? [(words: AdministrationWords) => words.waitApprove(approve)] : []),
        ];
      }),
      look('holds', administration.holds, (list) => {
        const held = heldIn(list);
        return held > 0 ? [(words) => words.waitHeld(held, list.more)] : [];
      }),
      look('duplicates', administration.twins, ({ pairs, more }) =>
        pairs.length > 0 ? [(words) => words.waitDuplicates(pairs.length, more)] : [],
      ),
      look('proposals', administration.proposals, ({ proposals, more }) =>
        proposals.length > 0 ? [(words) => words.waitProposals(proposals.length, more)] : [],
      ),
      look('recoveries', administration.recoveries, (list) => {
        const asked = recoveriesFor(list);
        return asked > 0 ? [(words) => words.waitRecoveries(asked)] : [];
      }),
    ]).then((known) => {
      if (!gone) setWaiting({ is: known.every(Boolean) ? 'known' : 'not-known', on });
    });
    return () => {
      gone = true;
    };
  }, [administration, vault]);
  return waiting;
}
