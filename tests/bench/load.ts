import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinFrames } from '#contract/frames.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { NodeDevice } from '../support/node-device.ts';
import type { ServerHome } from '../support/server.ts';

/** Push bodies, sealed and signed before any clock runs, and the envelopes in them. */
export interface Load {
  bodies: Uint8Array[];
  envelopes: Uint8Array[];
}

export async function makeLoad(
  device: NodeDevice,
  invent: (running: number) => Registration,
  { envelopes, perPush }: { envelopes: number; perPush: number },
): Promise<Load> {
  const load: Load = { bodies: [], envelopes: [] };
  while (load.envelopes.length < envelopes) {
    const sealed = [];
    const left = envelopes - load.envelopes.length;
    for (let i = 0; i < Math.min(perPush, left); i += 1) sealed.push(await device.seal(invent));
    load.bodies.push(await device.layPush(sealed));
    load.envelopes.push(...sealed.map(({ bytes }) => bytes));
  }
  return load;
}

/**
 * Sends every body once over so many sockets, in a process of its own, so that the cores are shared
 * as between a desk and a server. Resolves to the ms from the first byte to the last answer.
 */
export async function sendLoad(home: ServerHome, load: Load, sockets: number): Promise<number> {
  const file = join(home.folder, 'bodies');
  writeFileSync(file, joinFrames(load.bodies));
  const script = join(import.meta.dirname, 'load-process.ts');
  const child = spawn('node', [script, String(home.port), file, String(sockets)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  await once(child, 'exit');
  const { ms, answered } = JSON.parse(printed) as { ms: number; answered: number };
  if (answered !== load.bodies.length) throw new Error(`only ${answered} pushes were answered`);
  return ms;
}
