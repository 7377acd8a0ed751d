import { expose } from 'comlink';
import * as z from 'zod/mini';
import { createKeyring } from './keyring.ts';

// A worker has its own zod; here too the Content-Security-Policy forbids making code from strings.
z.config({ jitless: true });

expose(createKeyring());
