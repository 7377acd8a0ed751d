import type { OfficerCertificate } from '#contract/certificates.ts';
import type { HoldList } from '#contract/devices.ts';
import type { PersonList } from '#contract/people.ts';
import { mayGive } from '#contract/reach.ts';
import type { RecoveryList } from '#contract/recovery.ts';
import { isOffered, mayActOn } from './may.ts';

type Me = Pick<OfficerCertificate, 'officer' | 'roles'>;

/** What of a page waits for whoever reads it; all 0: nothing. */
export interface PeopleWaiting {
  approve: number;
  confirm: number;
}

/** Whom of the officers somebody may approve, and whose keys they may confirm. */
export function waitingIn({ people }: PersonList, me: Me): PeopleWaiting {
  const { roles } = me;
  const others = people.filter((one) => mayActOn(one, me));
  const decides = isOffered('decide', roles);
  const names = others.filter((one) => one.state === 'proposed' && !one.proposedByYou);
  const duties = others.filter(
    ({ duties: asked }) => asked && !asked.askedByYou && mayGive(roles, asked.roles),
  );
  const keys = others.filter(
    ({ state, keys: own }) => state === 'approved' && own.some((key) => key.state === 'waiting'),
  );
  return {
    approve: decides ? names.length + duties.length : 0,
    confirm: isOffered('suspend', roles) ? keys.length : 0,
  };
}

export const heldIn = ({ holds }: HoldList): number => holds.length;

export const recoveriesFor = ({ recoveries }: RecoveryList): number =>
  recoveries.filter(({ yours }) => yours).length;
