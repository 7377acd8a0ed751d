import { useLocation } from 'preact-iso';
import { ScopeCode } from '#contract/people.ts';
import { areaName } from '#thai/places/units.ts';
import { partOfArea as en } from '../i18n/en/part-of-area.ts';
import { partOfArea as th } from '../i18n/th/part-of-area.ts';
import { useDesk } from './desk-context.ts';
import { useLoaded } from './use-loaded.ts';

/** The part of the area that `?area=` of the address names: a list behind a figure of the board. */
export function usePartOfArea(): ScopeCode | null {
  const { query } = useLocation();
  const asked = ScopeCode.safeParse(query.area);
  return asked.success && asked.data !== '' ? asked.data : null;
}

/** [BD9] That a list shows a part only, and the way to all of it. */
export function PartOfArea({ area, whole }: { area: ScopeCode | null; whole: string }) {
  const desk = useDesk();
  const words = desk.locale === 'th' ? th : en;
  const places = useLoaded(area === null ? null : desk.places);
  if (area === null) return null;
  // By its code until the table of places is there.
  const name = places && areaName(area, places.unit);
  return (
    <p>
      {words.onlyIn(name ?? area)} <a href={whole}>{words.showAll}</a>
    </p>
  );
}
