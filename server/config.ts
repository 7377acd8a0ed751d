import { join } from 'node:path';
import * as z from 'zod/mini';
import { StartRefused } from './start-refused.ts';

/** Everything the environment may say. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  keysDir: string;
  distDir: string;
  /** Where devices reach the server from outside; null when only this machine does. */
  publicUrl: string | null;
  /** File with the public JWK of the offline recovery key. */
  recoveryKey: string | null;
  /** File with the public JWK of an offline drafts-recovery key; null: the server makes one. */
  draftsRecoveryKey: string | null;
  /** Where backups lie, on another disk or machine; null: nowhere. */
  backupDir: string | null;
  /** Whom they are sealed to. */
  backupTo: string[];
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const folder = (otherwise: string) => z._default(z.string().check(z.minLength(1)), otherwise);

const Environment = z.object({
  PORT: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535)), 8080),
  HOST: folder('127.0.0.1'),
  DATA_DIR: folder('./data'),
  KEYS_DIR: folder('./keys'),
  DIST_DIR: folder('./dist'),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
  RECOVERY_KEY: z.optional(z.string().check(z.minLength(1))),
  DRAFTS_RECOVERY_KEY: z.optional(z.string().check(z.minLength(1))),
  BACKUP_DIR: z.optional(z.string().check(z.minLength(1))),
  BACKUP_TO: z.optional(z.string().check(z.regex(/^\s*age1[0-9a-z]+(\s*,\s*age1[0-9a-z]+)*\s*$/))),
  LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
  DATABASE_URL: z.optional(z.string()),
});

const whatToSet: Record<string, string> = {
  PORT: 'PORT is a number from 0 to 65535, for example PORT=8080.',
  HOST: 'HOST is the address to listen on, for example HOST=127.0.0.1.',
  DATA_DIR: 'DATA_DIR is the folder of the database, for example DATA_DIR=./data.',
  KEYS_DIR: 'KEYS_DIR is the folder of the secret keys, for example KEYS_DIR=./keys.',
  DIST_DIR: 'DIST_DIR is the folder of the built app, for example DIST_DIR=./dist.',
  PUBLIC_URL: 'PUBLIC_URL is the address devices use, for example PUBLIC_URL=https://desk.example.',
  RECOVERY_KEY: 'RECOVERY_KEY is the path of a file with the public recovery key (JWK).',
  DRAFTS_RECOVERY_KEY:
    'DRAFTS_RECOVERY_KEY is the path of a file with the public drafts-recovery key (JWK).',
  BACKUP_DIR: 'BACKUP_DIR is the folder of the backups, on another disk or machine.',
  BACKUP_TO:
    'BACKUP_TO is whom backups are sealed to: an age recipient (age1…), or several with commas.',
  LOG_LEVEL: 'LOG_LEVEL is debug, info, warn, error or silent.',
};

/**
 * Parses the environment, once.
 * @throws StartRefused with one line for each thing to set.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const said = Object.entries(environment).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const read = z.safeParse(Environment, Object.fromEntries(said));
  if (!read.success) {
    const names = new Set(read.error.issues.map((issue) => String(issue.path[0])));
    throw new StartRefused([...names].map((name) => whatToSet[name] ?? name).join('\n'));
  }
  const env = read.data;
  if (env.DATABASE_URL !== undefined) {
    throw new StartRefused(
      'DATABASE_URL is set, but this version keeps its data in SQLite only. ' +
        'Remove DATABASE_URL; the data go to DATA_DIR.',
    );
  }
  const config: Config = {
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    keysDir: env.KEYS_DIR,
    distDir: env.DIST_DIR,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    recoveryKey: env.RECOVERY_KEY ?? null,
    draftsRecoveryKey: env.DRAFTS_RECOVERY_KEY ?? null,
    backupDir: env.BACKUP_DIR ?? null,
    backupTo: env.BACKUP_TO?.split(',').map((one) => one.trim()) ?? [],
    logLevel: env.LOG_LEVEL,
  };
  if (isProduction(config) && config.recoveryKey === null) {
    throw new StartRefused(
      'PUBLIC_URL is a public address, so an offline recovery key is needed: ' +
        'set RECOVERY_KEY to a file with its public half (JWK, P-256).',
    );
  }
  return config;
}

/** Beside the database. */
export const picturesIn = ({ dataDir }: Config): string => join(dataDir, 'pictures');

export const databaseIn = ({ dataDir }: Config): string => join(dataDir, 'debt-desk.sqlite');

/** Apart from the database, where there is such a place. */
export const rightsLogIn = ({ backupDir, dataDir }: Config): string =>
  join(backupDir ?? dataDir, 'rights.log');

/** Whether devices other than this machine are meant to reach the server. */
export function isProduction({ publicUrl }: Config): boolean {
  if (publicUrl === null) return false;
  return !['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname);
}

/** The address to show and to put into links. */
export const addressOf = ({ publicUrl }: Config, port: number): string =>
  publicUrl ?? `http://localhost:${port}`;
