import { type ReadonlySignal, signal } from '@preact/signals';
import type { Uuid } from '#contract/primitives.ts';
import { dayInThailand } from '#thai/show-date.ts';
import type { Draft, KeepOutcome } from '../../store/draft-types.ts';
import { savingTrouble } from '../../store/saving-trouble.ts';
import type { OpenVault } from '../../vault/types.ts';
import type { Desk } from '../desk-context.ts';
import type { PaperInHand } from '../paper-in-hand.ts';
import { createDraftSaver, type Saving } from './draft-saver.ts';
import { blankRegistration, changesNothing, copiesPaper, saysNothing } from './form/draft.ts';
import { type FormState, openForm } from './form/form-state.ts';
import { rememberKept } from './form/kept-last.ts';
import { setAt } from './form/path.ts';

/** A draft that is open: its form in memory, and how it stands on this device. */
export interface OpenRegistration {
  record: Uuid;
  /** Address of its form; its steps lie below it. */
  at: string;
  form: FormState;
  saving: ReadonlySignal<Saving>;
  /** Writes what is not written yet; false when it could not be. */
  saveNow(): Promise<boolean>;
  /** The officer went elsewhere: what was said is written, and a form that says nothing goes [F3]. */
  leave(): void;
  /**
   * Keeps it as it stands now; null when a correction changes nothing. Once it is kept nothing of the
   * draft is written any more.
   */
  keep(): Promise<KeepOutcome | null>;
  /** Where its officer goes on once it is kept. */
  keptAt: string;
  /** Nothing of the draft is written any more. */
  close(): void;
}

/**
 * What is open stays in memory as long as its officer is signed in, so that a form whose draft could
 * not be written [D7] survives going to another page and back.
 */
const openOf = new WeakMap<OpenVault, Map<Uuid, OpenRegistration>>();

function openDrafts(vault: OpenVault): Map<Uuid, OpenRegistration> {
  const known = openOf.get(vault);
  if (known) return known;
  const fresh = new Map<Uuid, OpenRegistration>();
  openOf.set(vault, fresh);
  return fresh;
}

/** As it is on the screen just now; null when it is not open. */
export const draftInMemory = (vault: OpenVault, record: Uuid): Draft | null =>
  openOf.get(vault)?.get(record)?.form.draft.peek() ?? null;

type Tools = Pick<Desk, 'store' | 'vault' | 'clock'>;

/** A new draft with a number of its own. @throws what `startDraft` throws. */
export async function startRegistration(tools: Tools): Promise<OpenRegistration> {
  const { store, vault, clock } = tools;
  const { unit, officer, device } = vault.officer;
  const draft = await store.startDraft(vault, ({ ref }) =>
    blankRegistration(ref, { unit, officer, device, now: clock.now() }),
  );
  return hold(tools, draft);
}

/** A new draft from a paper form; null when its number is not free. @throws what `begin` throws. */
export async function startFromPaper(
  tools: Tools,
  paper: PaperInHand,
): Promise<OpenRegistration | null> {
  const { store, vault, clock } = tools;
  const { unit, officer, device } = vault.officer;
  const papers = await store.papers();
  const begun = await papers.begin(vault, paper.no, ({ ref }) =>
    blankRegistration(ref, { unit, officer, device, now: clock.now() }, paper),
  );
  return begun.is === 'begun' ? hold(tools, begun.draft) : null;
}

/** A draft of this officer that is in memory or on this device; null when there is none. */
export async function resumeRegistration(
  tools: Tools,
  record: Uuid,
): Promise<OpenRegistration | null> {
  const inMemory = openDrafts(tools.vault).get(record);
  if (inMemory) return inMemory;
  const draft = await tools.store.draft(tools.vault, record);
  return draft && hold(tools, draft);
}

/** The correction of a finished record; null when it may not be read here, or is cancelled. */
export async function openCorrection(tools: Tools, record: Uuid): Promise<OpenRegistration | null> {
  const draft = await tools.store.startCorrection(tools.vault, record);
  const inMemory = openDrafts(tools.vault).get(record);
  // What is in memory may be newer than what could be written [D7].
  if (draft && inMemory?.form.draft.peek().op === draft.op) return inMemory;
  return draft && hold(tools, draft);
}

function keptAt(draft: Draft): string {
  const { record, corrects } = draft;
  if (corrects) return `/records/${record}?kept=${corrects.is}`;
  // The next of the pile.
  return copiesPaper(draft) ? '/paper/entry' : `/reg/${record}/kept`;
}

function hold({ store, vault, clock }: Tools, draft: Draft): OpenRegistration {
  const drafts = openDrafts(vault);
  for (const [record, { saving }] of drafts) if (saving.value.is === 'saved') drafts.delete(record);
  const saving = signal<Saving>({ is: 'saved', at: draft.savedAt });
  const saver = createDraftSaver({
    save: async (next) => {
      try {
        await store.saveDraft(vault, next);
        return null;
      } catch (error) {
        const why = savingTrouble(error);
        if (why === null) throw error;
        return why;
      }
    },
    now: () => clock.now(),
    wait: (ms, then) => {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
    show: (next) => {
      saving.value = next;
    },
  });
  const form = openForm(draft, () => dayInThailand(clock.now()), saver.changed);
  const close = () => {
    saver.stop();
    drafts.delete(draft.record);
  };
  const keepDraft = (now: Draft) =>
    now.corrects
      ? store.keepCorrection(vault, now)
      : store.keepRegistration(vault, {
          ...now,
          registration: setAt(now.registration, 'intake.capturedAt', clock.now()),
        });
  const { record, corrects } = draft;
  const open: OpenRegistration = {
    record,
    at: corrects ? `/records/${record}/fix` : `/reg/${record}`,
    keptAt: keptAt(draft),
    form,
    saving,
    saveNow: saver.flush,
    leave() {
      const left = form.draft.peek();
      const empty = left.corrects ? changesNothing(left) : saysNothing(left);
      if (!empty) return void saver.flush();
      close();
      // Where it cannot be dropped an empty draft stays in the list, with a button to delete it.
      store.dropDraft(draft.record).catch((error: unknown) => console.error(error));
    },
    async keep() {
      await saver.flush();
      const last = form.draft.peek();
      const outcome = await keepDraft(last);
      if (outcome?.is === 'kept') {
        close();
        if (!last.corrects) rememberKept(vault, last.registration);
      }
      return outcome;
    },
    close,
  };
  drafts.set(draft.record, open);
  return open;
}
