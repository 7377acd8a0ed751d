import { expose } from 'comlink';
import { createKeyring } from './keyring.ts';

expose(createKeyring());
