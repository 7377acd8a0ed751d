import { expose } from 'comlink';
import { stretchPassphrase } from './passphrase.ts';

// A file of its own, because only its own Content-Security-Policy allows WebAssembly.
const kdfWorker = { stretchPassphrase };
export type KdfWorker = typeof kdfWorker;

expose(kdfWorker);
