import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { ReferenceNumber } from '#contract/primitives.ts';
import { MOST_CREDITORS } from '#contract/registration/registration.ts';
import { NATIONAL_ID_DIGITS } from '#thai/national-id.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { useDesk } from '../desk-context.ts';
import { usePictureParts } from '../pictures-door.ts';
import { showRef } from '../record-state.ts';
import { useKeys } from '../use-keys.ts';
import { CardLater } from './card-later.tsx';
import { idOf, sectionOf, sectionOfId } from './form/asked.ts';
import { BeforeStart } from './form/before-start.tsx';
import { blocksIn } from './form/check.ts';
import { addRow, blankCreditor, copiesPaper, keepTyped } from './form/draft.ts';
import { walkByEnter } from './form/enter-keys.ts';
import { FaultSummary } from './form/fault-summary.tsx';
import { entryOf, focusId, focusQuestion } from './form/focus.ts';
import { FormActions } from './form/form-actions.tsx';
import { FormContext, useOpenTools } from './form/form-context.ts';
import { useNoHiddenUndo } from './form/hidden-undo.ts';
import { KeyList } from './form/key-list.tsx';
import { ID, idDigits } from './form/national-id.ts';
import { OfferBar } from './form/offer-bar.tsx';
import { RemovalContext } from './form/removal.ts';
import { SavedLine } from './form/saved-line.tsx';
import { headingOf, Section } from './form/section.tsx';
import { SectionList } from './form/section-list.tsx';
import { type SectionKey, sectionKeys } from './form/sections.ts';
import { UndoBar, useRemovals } from './form/undo-bar.tsx';
import { useBeginning } from './form/use-beginning.ts';
import { useGoal } from './form/use-goal.ts';
import { useScans } from './form/use-scans.ts';
import type { OpenRegistration } from './open-registration.ts';
import { PaperHead } from './paper-head.tsx';
import { ROOMY, useMedia, WIDE } from './use-media.ts';

const EVIDENCE = ['evidence', 'other'] as const;
const PAPER = ['paper-form'] as const;

/** The form: one dense sheet where there is room, one section a screen where there is not. */
export function FormPage(props: {
  registration: OpenRegistration;
  /** What it is called when it is no first registration, and what stands above its sections. */
  title?: string;
  above?: ComponentChildren;
}) {
  const { registration } = props;
  const { form, saving, at: address } = registration;
  const { t, navigate } = useDesk();
  const tools = useOpenTools(form);
  const { words } = tools;
  const wide = useMedia(WIDE);
  const roomy = useMedia(ROOMY);
  const touched = useMedia('(pointer: coarse)');
  const beginning = useBeginning(form, !touched);
  const { asked } = beginning;
  const [current, setCurrent] = useState(beginning.section);
  const setGoal = useGoal(beginning.goal);
  // What was sent back is read before anything is typed.
  const [checks, setChecks] = useState(() => (!asked && form.shown.peek().length > 0 ? 1 : 0));
  const [otherId, setOtherId] = useState<string | null>(null);
  const [scannedForm, setScannedForm] = useState<ReferenceNumber | null>(null);
  const checkButton = useRef<HTMLDivElement>(null);
  const removals = useRemovals(form);
  useNoHiddenUndo();
  const ref = showRef(form.draft.peek().ref);

  const go = (path: string | undefined) => {
    if (path === undefined) return;
    setCurrent(sectionOf(path));
    setGoal(path);
  };
  const goToSection = (section: SectionKey) => {
    setCurrent(section);
    const entry = entryOf(section, form.draft.peek(), form.faults.peek());
    if (!touched) go(entry);
    else requestAnimationFrame(() => focusId(headingOf(section)));
  };
  /** On to what a card does not say, unless somebody is at a question that it left alone. */
  const goOnFrom = (filled: readonly string[]) => {
    const here = document.activeElement?.closest('.field');
    const isLeft = !here || filled.some((path) => here.querySelector(`#${idOf(path)}`));
    if (isLeft) goToSection('debtor');
  };
  const isCopied = copiesPaper(form.draft.peek());
  const isFirst = form.draft.peek().corrects === undefined;
  const pictures = usePictureParts();
  const paperPictures = isCopied && pictures && (
    <pictures.Panel record={registration.record} roles={PAPER} of="paper" beside={wide} />
  );
  const goOn = () => {
    void registration.saveNow();
    // Nobody is there to have it read back: what counts is the paper.
    const step = isCopied ? 'sign' : `check${asked ? `?at=${asked}` : ''}`;
    navigate(`${address}/${step}`);
  };
  const check = () => {
    const seen = form.shown.peek();
    const found = form.check();
    const blocks = blocksIn(form.draft.peek().registration);
    const sameAsSeen = seen.length > 0 && !found.some(blocks);
    if (found.length === 0 || sameAsSeen) goOn();
    else setChecks((n) => n + 1);
    void registration.saveNow();
  };
  const addCreditor = () => {
    const { creditors } = form.draft.peek().registration;
    if (creditors.length >= MOST_CREDITORS) return;
    form.change((draft) => addRow(draft, 'creditors', blankCreditor()));
    go(`creditors.${creditors.length}.name`);
  };
  const giveId = (id: string) => {
    form.change((draft) => keepTyped(draft, ID, id));
    setOtherId(null);
    setCurrent('debtor');
    // The number is there: what is asked next is how it was seen.
    requestAnimationFrame(() => focusQuestion(ID));
  };
  useScans(form, {
    isFor: (target, id) => target.id === idOf(ID) && idDigits(form.draft.peek()) === id,
    take(id) {
      const held = idDigits(form.draft.peek());
      if (held.length < NATIONAL_ID_DIGITS || held === id) return giveId(id);
      // Perhaps the card of whoever comes next: nothing is replaced before somebody says so.
      setOtherId(id);
      go(ID);
    },
    takeForm: setScannedForm,
  });
  useKeys({
    F4: addCreditor,
    F9: check,
    'Alt+Digit0': takeOffer,
    'Ctrl+KeyS': () => void registration.saveNow(),
    ...Object.fromEntries(
      sectionKeys.map((section, i) => [`Alt+Digit${i + 1}`, () => goToSection(section)]),
    ),
  });

  const faulty = form.shown.value.length > 0;
  const name = props.title ?? words.title;
  const title = `${faulty ? words.faults.titlePrefix : ''}${name}`;
  return (
    <FormContext.Provider value={tools}>
      <RemovalContext.Provider value={removals.remove}>
        <div class={`registration registration--columns${isCopied ? ' registration--paper' : ''}`}>
          <div class="registration__body">
            <div class={`registration__columns${isCopied ? ' registration__columns--paper' : ''}`}>
              {wide && paperPictures}
              <SectionList current={current} onGo={goToSection} />
              {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter is heard for all questions in it. */}
              <div
                class="registration__form"
                onKeyDown={(event) =>
                  walkByEnter(event, () => checkButton.current?.querySelector('button') ?? null)
                }
                onFocusOut={() => {
                  form.settle();
                  void registration.saveNow();
                }}
                onFocusIn={(event) => {
                  const section = event.target instanceof Element && sectionOfId(event.target.id);
                  if (section && wide) setCurrent(section);
                }}
              >
                <PageTitle
                  title={name}
                  documentTitle={t.shell.title(title)}
                  above={
                    <>
                      {words.ref} <span class="ref">{ref}</span>
                    </>
                  }
                  actions={<SavedLine saving={saving} onSave={() => void registration.saveNow()} />}
                />
                <FaultSummary checks={checks} onGo={go} onGoOn={goOn} />
                <CardLater onFilled={goOnFrom} />
                {props.above}
                {isCopied && <PaperHead />}
                {!wide && current === 'debtor' && paperPictures}
                {!isCopied && !roomy && current === 'debtor' && (
                  <BeforeStart words={words} open={false} />
                )}
                {(wide ? sectionKeys : [current]).map((section) => (
                  <Section key={section} section={section} wide={wide} onAdd={addCreditor} />
                ))}
                {isFirst && pictures && (wide || current === 'help') && (
                  <pictures.Panel record={registration.record} roles={EVIDENCE} of="form" />
                )}
              </div>
              {roomy && !isCopied && (
                <div class="beside">
                  <BeforeStart words={words} open />
                  <KeyList words={words} />
                </div>
              )}
            </div>
          </div>
          {otherId && (
            <OfferBar
              of={otherId}
              words={words.scan.other}
              act={words.scan.take}
              onAct={() => giveId(otherId)}
              onForget={() => setOtherId(null)}
            />
          )}
          {scannedForm && !otherId && (
            <OfferBar
              of={scannedForm}
              words={words.scan.form(showRef(scannedForm))}
              act={words.scan.toPaper}
              onAct={() => navigate('/paper/entry')}
              onForget={() => setScannedForm(null)}
            />
          )}
          {removals.removed && !otherId && !scannedForm && (
            <UndoBar
              removed={removals.removed}
              words={words}
              onUndo={removals.undo}
              onForget={removals.forget}
            />
          )}
          <div class="registration__actions" ref={checkButton}>
            <FormActions
              wide={wide}
              current={current}
              onSection={goToSection}
              onCheck={check}
              onSave={() => void registration.saveNow()}
            />
          </div>
        </div>
      </RemovalContext.Provider>
    </FormContext.Provider>
  );
}

/** Takes the answer of before for the question that has the focus. */
function takeOffer(): void {
  const field = document.activeElement?.closest('.field');
  field?.querySelector<HTMLElement>('.field__offer')?.click();
}
