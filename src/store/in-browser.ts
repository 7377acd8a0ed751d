import { wrap } from 'comlink';
import filesWorkerUrl from './files.worker.ts?worker&url';
import { originPorts } from './origin.ts';
import { patientFiles } from './patient-files.ts';
import type { DurableFiles, StorePorts } from './ports.ts';

/** What a window of a browser gives the store. `startWorker` makes a worker of this origin. */
export function browserPorts(
  startWorker: (url: string) => Worker,
): Pick<StorePorts, 'name' | 'idb' | 'files' | 'locks' | 'marks'> {
  return {
    ...originPorts(),
    files: patientFiles(() => {
      const worker = startWorker(filesWorkerUrl);
      return { files: wrap<DurableFiles>(worker), end: () => worker.terminate() };
    }),
    marks: localStorage,
  };
}
