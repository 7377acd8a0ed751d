import { useEffect, useState } from 'preact/hooks';
import type { LinkStanding, LookAtLink } from './enrolling.ts';
import type { EnrolmentLink } from './enrolment-link.ts';

/** What the centre says of the link, asked as soon as there is one; null until it is known. */
export function useLinkStanding(
  link: EnrolmentLink | null,
  lookAtLink: LookAtLink,
): { standing: LinkStanding | null; looking: boolean; lookAgain: () => void } {
  const [known, setKnown] = useState<{ link: EnrolmentLink; standing: LinkStanding } | null>(null);
  const [looking, setLooking] = useState(false);
  const look = async () => {
    if (!link) return;
    setLooking(true);
    const standing = await lookAtLink(link);
    setLooking(false);
    setKnown({ link, standing });
  };
  useEffect(() => void look(), [link]);
  // An answer about the link before this one tells nothing of this one.
  const standing = known && known.link === link ? known.standing : null;
  return { standing, looking, lookAgain: () => void look() };
}
