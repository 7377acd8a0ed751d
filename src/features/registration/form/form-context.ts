import { computed, type ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { IdKnown } from '#contract/duplicates.ts';
import type { IsoDate, ReferenceNumber, UnixMs } from '#contract/primitives.ts';
import type { Places } from '#thai/places/places.ts';
import type { Near } from '#thai/places/search.ts';
import { dayInThailand, type Language } from '#thai/show-date.ts';
import { useDesk } from '../../desk-context.ts';
import { type RegistrationWords, wordsIn } from '../words.ts';
import { askingCentre } from './ask-centre.ts';
import type { Fault } from './check.ts';
import { answer, keepTyped } from './draft.ts';
import type { FormState } from './form-state.ts';
import { keptLast } from './kept-last.ts';
import { getAt } from './path.ts';

/** What every question needs to draw itself. */
export interface FormTools {
  form: FormState;
  words: RegistrationWords;
  language: Language;
  today: IsoDate;
  now: () => UnixMs;
  /** Null until the table is open, or when it could not be opened. */
  places: Places | null;
  near: Near;
  /** What the registration before had that may be the same again [F12]; null when there was none. */
  previous: object | null;
  /** Reference numbers on this device that may be of the same person (D11). */
  mayBeKnown(nationalId: string): Promise<ReferenceNumber[]>;
  /** What the centre knows of the number, when it answers at once; else null [F15]. */
  askCentre(nationalId: string): Promise<IdKnown | null>;
}

export const FormContext = createContext<FormTools | null>(null);

export function useFormTools(): FormTools {
  const tools = useContext(FormContext);
  if (!tools) throw new Error('a question was drawn outside a form');
  return tools;
}

/** One place of the draft; a question is drawn again only when this place changes. */
export interface Slot {
  answer: unknown;
  /** Typed, but no answer yet. */
  typed: string | undefined;
  fault: Fault | undefined;
  doubt: Fault | undefined;
  /** Gives an answer, or takes it back with undefined. */
  give: (value: unknown) => void;
  keepTyped: (text: string) => void;
}

export function useSlot(path: string): Slot {
  const { form } = useFormTools();
  const here = useMemo(() => slotSignals(form, path), [form, path]);
  return {
    answer: here.answer.value,
    typed: here.typed.value,
    fault: here.fault.value,
    doubt: here.doubt.value,
    give: (value) => form.change((draft) => answer(draft, path, value)),
    keepTyped: (text) => form.change((draft) => keepTyped(draft, path, text)),
  };
}

function slotSignals(form: FormState, path: string) {
  const at = (faults: ReadonlySignal<readonly Fault[]>) =>
    computed(() => faults.value.find((fault) => fault.path === path));
  return {
    answer: computed(() => getAt(form.draft.value.registration, path)),
    typed: computed(() => form.draft.value.typed[path]),
    fault: at(form.shown),
    doubt: at(form.doubts),
  };
}

/** The tools for an open form; the table of places is opened when a form is. */
export function useOpenTools(form: FormState): FormTools {
  const desk = useDesk();
  const [places, setPlaces] = useState<Places | null>(null);
  useEffect(() => {
    let gone = false;
    desk.places().then(
      (table) => !gone && setPlaces(table),
      // Without the table a place is kept as it is typed; the form never waits for it.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [desk.places]);
  const { locale, clock, store, vault, administration } = desk;
  const askCentre = useMemo(
    () => askingCentre(administration, vault.officer.roles),
    [administration, vault],
  );
  return useMemo(() => {
    const district = vault.officer.unit.slice(0, 4);
    return {
      form,
      words: wordsIn(locale),
      language: locale,
      today: dayInThailand(clock.now()),
      now: () => clock.now(),
      places,
      // What is mended or amended is of somebody who was here before.
      previous: form.draft.peek().corrects ? null : keptLast(vault),
      near: { district, province: district.slice(0, 2) },
      async mayBeKnown(nationalId) {
        const refs = await store.mayBeKnown(vault, nationalId);
        return refs.filter((ref) => ref !== form.draft.peek().ref);
      },
      askCentre,
    };
  }, [form, locale, clock, store, vault, places, askCentre]);
}
