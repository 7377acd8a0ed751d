import { wrap } from 'comlink';
import filesWorkerUrl from './files.worker.ts?worker&url';
import { patientFiles } from './patient-files.ts';
import type { DurableFiles, StorePorts } from './ports.ts';

/** What a window of a browser gives the store. `startWorker` makes a worker of this origin. */
export function browserPorts(
  startWorker: (url: string) => Worker,
): Pick<StorePorts, 'name' | 'idb' | 'files' | 'locks' | 'marks'> {
  return {
    name: 'debt-desk',
    idb: { indexedDB, IDBKeyRange },
    files: patientFiles(() => {
      const worker = startWorker(filesWorkerUrl);
      return { files: wrap<DurableFiles>(worker), end: () => worker.terminate() };
    }),
    locks: { request: (name, work) => navigator.locks.request(name, work) },
    marks: localStorage,
  };
}
