import { effect, signal } from '@preact/signals';
import type { Task } from '../../features/practice-door.ts';
import type { RecordLine } from '../../store/record-types.ts';
import type { Stages } from '../stages.ts';

/** Sees by what happens on the desk which tasks are done; nobody ticks anything. */
export function watchTasks(
  stages: Pick<Stages, 'stage' | 'outbox'>,
  cut: { value: boolean },
  now: () => number,
) {
  const done = signal<Partial<Record<Task, number>>>({});
  const tick = (task: Task) => {
    if (done.value[task] === undefined) done.value = { ...done.value, [task]: now() };
  };
  const wereBack = new Set<string>();
  const finishedBefore = new Set<string>();
  const see = (lines: RecordLine[]) => {
    for (const { record, state } of lines) {
      if (state.tag === 'draft') continue;
      tick('register');
      if (!finishedBefore.has(record) && cut.value) tick('without-network');
      finishedBefore.add(record);
      if (state.tag === 'fix') wereBack.add(record);
      else if (wereBack.has(record)) tick('mend');
    }
  };
  let stop = () => {};
  let lockedOnce = false;
  let vault: object | null = null;
  effect(() => {
    const stage = stages.stage.value;
    if (stage.is === 'locked' && vault !== null) lockedOnce = true;
    if (stage.is !== 'open' || stage.vault === vault) return;
    vault = stage.vault;
    if (lockedOnce) tick('lock');
    stop();
    stop = stage.store.watchRecords(stage.vault, see);
  });
  effect(() => {
    const { unsent } = stages.outbox.value;
    const written = done.value['without-network'] !== undefined;
    if (written && unsent === 0 && !cut.value) tick('sent-by-itself');
  });
  return done;
}
