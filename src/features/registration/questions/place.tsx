import { useMemo, useState } from 'preact/hooks';
import { digitsOfScan } from '#thai/digits.ts';
import { normaliseThai } from '#thai/normalise.ts';
import { placeLabel } from '#thai/places/places.ts';
import { Combobox, type ListedOption } from '../../../ui/fields/combobox.tsx';
import { useFormTools } from '../form/form-context.ts';
import { useQuestion } from './says.ts';

const LISTED = 50;
const UNLISTED = 'unlisted';
const LONGEST = 200;

/** A subdistrict from the table, or a place in the debtor's words when the table lacks it. */
export function PlaceQuestion({ path }: { path: string }) {
  const { words, places, near } = useFormTools();
  const { slot, says } = useQuestion(path);
  const [editing, setEditing] = useState<string | null>(null);
  const typed = editing ?? slot.typed ?? '';
  const query = postcodeOf(typed) ?? typed;
  const found = useMemo(() => places?.search(query, near, LISTED) ?? [], [places, near, query]);
  const own = normaliseThai(typed);
  const options: ListedOption[] = found.map((place) => ({
    key: place.code,
    label: placeLabel(place),
  }));
  if (own !== '') options.push({ key: UNLISTED, label: words.place.unlisted(own), apart: true });
  return (
    <Combobox
      says={{ ...says, ...(isUnlisted(slot.answer) ? { echo: words.place.unlistedTag } : {}) }}
      value={editing ?? slot.typed ?? answerLabel(slot.answer)}
      options={options}
      found={
        found.length === 0
          ? words.place.none
          : found.length === LISTED
            ? words.place.foundMore(LISTED)
            : words.place.found(found.length)
      }
      onText={(text) => {
        setEditing(text);
        if (text.trim() === '') slot.give(undefined);
        else slot.keepTyped(text);
      }}
      onPick={(key) => {
        setEditing(null);
        const place = found.find(({ code }) => code === key);
        slot.give(place ?? { unlisted: own.slice(0, LONGEST) });
      }}
      onLeave={() => setEditing(null)}
    />
  );
}

/** A postcode typed on a Thai layout; two such letters may still begin a name. */
const postcodeOf = (typed: string) => (typed.trim().length > 2 ? digitsOfScan(typed) : null);

const isUnlisted = (answer: unknown): answer is { unlisted: string } =>
  typeof answer === 'object' && answer !== null && 'unlisted' in answer;

function answerLabel(answer: unknown): string {
  if (isUnlisted(answer)) return answer.unlisted;
  const isPlace = typeof answer === 'object' && answer !== null && 'code' in answer;
  return isPlace ? placeLabel(answer as Parameters<typeof placeLabel>[0]) : '';
}
