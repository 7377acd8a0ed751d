import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { ScopeCode } from '#contract/people.ts';
import { partOfArea as en } from '../i18n/en/part-of-area.ts';
import { partOfArea as th } from '../i18n/th/part-of-area.ts';
import { useDesk } from './desk-context.ts';

/** The part of the area that `?area=` of the address names: a list behind a figure of the board. */
export function usePartOfArea(): ScopeCode | null {
  const { query } = useLocation();
  const asked = ScopeCode.safeParse(query.area);
  return asked.success && asked.data !== '' ? asked.data : null;
}

/** [BD9] That a list shows a part only, and the way to all of it. */
export function PartOfArea({ area, whole }: { area: ScopeCode | null; whole: string }) {
  const words = useDesk().locale === 'th' ? th : en;
  const name = useAreaName(area);
  if (area === null) return null;
  return (
    <p>
      {words.onlyIn(name)} <a href={whole}>{words.showAll}</a>
    </p>
  );
}

/** By its code until the table of places is there. */
function useAreaName(area: ScopeCode | null): string {
  const { places } = useDesk();
  const [name, setName] = useState<string | null>(null);
  useEffect(() => {
    if (area === null) return;
    let gone = false;
    const tell = (known: string | undefined) => !gone && setName(known ?? null);
    places().then(
      (table) => tell(table.unit(area.padEnd(4, '0'))?.name.replace(/^ศูนย์ดำรงธรรม/, '')),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [area, places]);
  return name ?? area ?? '';
}
