import '../../ui/fields/fields.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Unit } from '#contract/units.ts';
import type { Places } from '#thai/places/places.ts';
import type { Messages } from '../../i18n/messages.ts';
import { Button } from '../../ui/button.tsx';
import { Combobox } from '../../ui/fields/combobox.tsx';
import { StepPage } from './step-page.tsx';

const LISTED = 20;

type Loading = { is: 'loading' } | { is: 'failed' } | { is: 'loaded'; places: Places };

/** Which unit the device stands in: every district, khet and province centre. */
export function PlacePage(props: {
  t: Messages;
  progress: string;
  places: () => Promise<Places>;
  chosen: Unit | null;
  trouble: ComponentChildren;
  onChosen: (unit: Unit) => void;
}) {
  const { t, places } = props;
  const words = t.session.place;
  const id = useId();
  const [loading, setLoading] = useState<Loading>({ is: 'loading' });
  const [typed, setTyped] = useState(props.chosen?.name ?? '');
  const [unit, setUnit] = useState(props.chosen);
  const [tried, setTried] = useState(false);

  const load = () => {
    setLoading({ is: 'loading' });
    places().then(
      (loaded) => setLoading({ is: 'loaded', places: loaded }),
      () => setLoading({ is: 'failed' }),
    );
  };
  useEffect(load, [places]);

  const found = loading.is === 'loaded' ? loading.places.searchDistricts(typed, LISTED) : [];
  const listed = unit && typed === unit.name ? [] : found;
  const missing = typed.trim() !== '' && found.length === 0 ? words.none(typed) : words.missing;
  return (
    <StepPage
      t={t}
      above={props.progress}
      title={words.title}
      onward={t.session.next}
      onSubmit={() => (unit ? props.onChosen(unit) : setTried(true))}
    >
      {props.trouble}
      <p>{words.why}</p>
      {loading.is === 'loading' && <p role="status">{words.loading}</p>}
      {loading.is === 'failed' && (
        <p role="alert">
          {words.notLoaded} <Button onClick={load}>{t.device.tryAgain}</Button>
        </p>
      )}
      <Combobox
        says={{
          id,
          label: words.label,
          hint: words.hint,
          error: tried && !unit && loading.is === 'loaded' ? missing : undefined,
        }}
        value={typed}
        options={listed.map(({ code, name }) => ({ key: code, label: name }))}
        found={[words.found(found.length), found.length === LISTED ? words.more : ''].join(' ')}
        onText={(text) => {
          setTyped(text);
          setUnit(null);
          setTried(false);
        }}
        onPick={(code) => {
          const picked = found.find((candidate) => candidate.code === code);
          if (!picked) return;
          setUnit(picked);
          setTyped(picked.name);
        }}
      />
    </StepPage>
  );
}
