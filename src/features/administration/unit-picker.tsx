import '../../ui/fields/fields.css';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Unit } from '#contract/units.ts';
import { searchKey } from '#thai/normalise.ts';
import type { Places } from '#thai/places/places.ts';
import { Combobox } from '../../ui/fields/combobox.tsx';
import { useDesk } from '../desk-context.ts';
import { useWords } from './words.ts';

const LISTED = 20;

/** One of a thousand units, found by typing: those the centre named, and those of the table. */
export function UnitPicker(props: {
  label: string;
  hint?: string;
  error?: string | null;
  /** Units that have a name of their own, mobile ones among them. */
  units: readonly Unit[];
  only?: (unit: Unit) => boolean;
  chosen: Unit | null;
  onChoose: (unit: Unit | null) => void;
}) {
  const { places, vault } = useDesk();
  const words = useWords();
  const id = useId();
  const [table, setTable] = useState<Places | null>(null);
  const [typed, setTyped] = useState(props.chosen?.name ?? '');
  useEffect(() => {
    // Without the table, units that the centre named can still be found.
    places().then(setTable, () => setTable(null));
  }, [places]);
  // What is not finished is not wrong yet: an error waits until the field is left or the form is sent.
  const [typing, setTyping] = useState(false);
  useEffect(() => {
    const sent = () => setTyping(false);
    const form = (document.getElementById(id) as HTMLInputElement | null)?.form;
    form?.addEventListener('submit', sent);
    return () => form?.removeEventListener('submit', sent);
  }, [id]);
  const last = useRef(typed);
  useEffect(() => {
    // Whoever types over a unit has taken it back; what they type stays.
    const name = props.chosen?.name ?? '';
    setTyped((now) => (name !== '' || now === last.current ? name : now));
    last.current = name;
  }, [props.chosen?.code]);

  const { units, only = () => true, chosen } = props;
  const key = searchKey(typed);
  const named = key === '' ? [] : units.filter((unit) => searchKey(nameOf(unit)).includes(key));
  const listed = new Map(
    [...named, ...(table?.searchDistricts(typed, LISTED) ?? [])]
      .filter((unit) => unit.code.startsWith(vault.officer.scope) && only(unit))
      .map((unit) => [unit.code, unit]),
  );
  const options = chosen && typed === chosen.name ? [] : [...listed.values()].slice(0, LISTED);
  return (
    <Combobox
      says={{
        id,
        label: props.label,
        ...(props.hint !== undefined && { hint: props.hint }),
        error: typing ? undefined : (props.error ?? undefined),
      }}
      value={typed}
      options={options.map((unit) => ({ key: unit.code, label: nameOf(unit) }))}
      found={words.unitsFound(options.length)}
      onText={(text) => {
        setTyped(text);
        setTyping(true);
        if (chosen) props.onChoose(null);
      }}
      onLeave={() => setTyping(false)}
      onPick={(code) => {
        const unit = listed.get(code) ?? null;
        setTyped(unit?.name ?? '');
        props.onChoose(unit);
      }}
    />
  );
}

const nameOf = ({ code, name }: Unit) => `${name} (${code})`;
