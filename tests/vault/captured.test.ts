import { argon2, createDecipheriv, createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { judgePassphrase } from '../../src/features/session/passphrase-rules.ts';
import { fromBase64url, randomBytes } from '../../src/vault/bytes.ts';
import { readCertificate } from '../../src/vault/certificate.ts';
import { stretchPassphrase } from '../../src/vault/passphrase.ts';
import {
  describePinSlot,
  importAesKey,
  newPinParameters,
  sealUnder,
} from '../../src/vault/slots.ts';
import type { KdfParameters, OfficerVault, Sealed } from '../../src/vault/types.ts';
import { vaultsOver } from '../../src/vault/unlocking.ts';
import { inThread } from './in-thread.ts';
import { certify, deviceTags } from './officers.ts';

const PIN = '480317';

/** What people take when nobody stops them, as long as it has to be. */
const common = [
  ...[
    'password1234',
    'Passw0rd!234',
    'iloveyou1234',
    'letmein123456',
    'administrator',
    'qwertyuiop12',
  ],
  ...[
    '123456789012',
    'aaaaaaaaaaaa',
    'abcdefghijkl',
    'debtdesk2566',
    'thailand1234',
    'bangkok123456',
  ],
  ...['รหัสผ่าน1234', 'ฟหกดเ้่าสวงฟหกด', 'สวัสดีสวัสดี', 'หนี้นอกระบบ2566', 'ลงทะเบียน1234', 'กรมการปกครอง1'],
  ...['สมชายสมชายสมชาย', 'ใจดี12345678', 'กรุงเทพ123456', 'ประเทศไทย1234'],
];

/** One thing on the disk that a thief may try a key on, and all that it vouches for. */
interface Target {
  kdf: KdfParameters;
  about: string;
  sealed: Sealed;
}

/** Whether a key opens it, as quickly as Node can tell. */
function opener({ about, sealed }: Target) {
  const [nonce, ct] = [fromBase64url(sealed.nonce), fromBase64url(sealed.ct)];
  const [body, tag] = [ct.subarray(0, -16), ct.subarray(-16)];
  const additional = Buffer.from(about);
  return (key: Uint8Array): boolean => {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(additional).setAuthTag(tag).update(body);
    try {
      decipher.final();
      return true;
    } catch {
      return false;
    }
  };
}

const everyPin = () => Array.from({ length: 1_000_000 }, (_, n) => String(n).padStart(6, '0'));

/** The PIN that opens a target, among all there are, when stretching costs a thief nothing. */
function search(target: Target, pins: readonly string[]): string | null {
  const opens = opener(target);
  const { salt } = target.kdf;
  const cheaply = (pin: string) => createHash('sha256').update(`${pin}|${salt}`).digest();
  return pins.find((pin) => opens(cheaply(pin))) ?? null;
}

/** Everything stored of one officer that any guess could be tried on. */
function targetsIn(stored: OfficerVault): Target[] {
  const { officer, device } = readCertificate(stored.certificate);
  return stored.slots.flatMap((slot) => {
    if (slot.kind !== 'pass') return [];
    const { name, memoryKiB, passes, lanes, salt } = slot.kdf;
    const parameters = [name, memoryKiB, passes, lanes, salt].join(',');
    const about = ['dd/slot', 'pass', officer, device, 1, parameters].join('|');
    return [{ kdf: slot.kdf, about, sealed: slot.sealed }];
  });
}

async function capturedVault(stretch?: typeof stretchPassphrase) {
  const { workers } = inThread();
  const vaults = vaultsOver({ ...workers, ...(stretch && { stretchPassphrase: stretch }) });
  const made = await vaults.create('ช้าง ม้า วัว ควาย');
  const jws = await certify('8001-012-7', 'สมชาย', made.publicJwk);
  const { stored, vault } = await made.finish(jws, deviceTags);
  return { stored: await vault.setPin(stored, PIN), vault };
}

describe('[V12] a captured profile', () => {
  it('holds no slot that any of the million PINs opens, as it would be found if it did', async () => {
    const { stored } = await capturedVault();
    const { officer, device } = readCertificate(stored.certificate);
    const kdf = newPinParameters();
    const about = describePinSlot(kdf, { officer, device });
    const key = createHash('sha256').update(`${PIN}|${kdf.salt}`).digest();
    const planted = await sealUnder(
      await importAesKey(new Uint8Array(key)),
      about,
      randomBytes(32),
    );
    const pins = everyPin();
    expect(search({ kdf, about, sealed: planted }, pins)).toBe(PIN);

    const targets = targetsIn(stored);
    // All that opens a vault is among them, and nothing else on the disk is a slot.
    expect(targets).toHaveLength(stored.slots.length);
    for (const target of targets) expect(search(target, pins)).toBeNull();
  }, 300_000);

  it('opens with its passphrase at the real cost, and with none of 200 PINs or common passphrases', async () => {
    const { stored } = await capturedVault(stretchPassphrase);
    const [target] = targetsIn(stored);
    if (!target) throw new Error('no slot');
    const opens = opener(target);
    const dearly = (guess: string) =>
      promisify(argon2)('argon2id', {
        message: guess,
        nonce: fromBase64url(target.kdf.salt),
        parallelism: 1,
        tagLength: 32,
        memory: target.kdf.memoryKiB,
        passes: target.kdf.passes,
      });
    expect(opens(await dearly('ช้าง ม้า วัว ควาย'))).toBe(true);
    const tried = [PIN, ...everyPin().filter((_, i) => i % 5025 === 0)].slice(0, 200);
    expect(tried).toHaveLength(200);
    // As many at once as there are threads for it.
    const tries = [...tried, ...common].map(async (guess) => opens(await dearly(guess)));
    expect(await Promise.all(tries)).not.toContain(true);
    // Whoever would take one of these is told to take another.
    for (const guess of common) expect(judgePassphrase(guess, 'สมชาย ใจดี'), guess).not.toBeNull();
  }, 600_000);
});
