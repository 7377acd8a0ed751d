import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small ext4 of its own in a file, whose power can be cut while programs write to it. */
export interface LoopDisk {
  folder: string;
  /** Everything written so far lies on it. */
  settle(): void;
  /**
   * From this moment nothing more reaches the disk, what was written and not flushed included. Whoever
   * has files open there must be killed before it comes back.
   */
  cut(): void;
  /** Mounts it again as it was left; false when what nobody had flushed is there, so that it was no cut. */
  comeBack(): Promise<boolean>;
  end(): Promise<void>;
}

/** `FS_IOC_SHUTDOWN`, `_IOR('X', 125, __u32)`, and its flag that throws even the journal's memory away. */
const SHUTDOWN = '0x8004587d';
const WITHOUT_LOG_FLUSH = 2;
/**
 * Perl is on every Debian, and needs no compiler for one ioctl. It writes a file in the same breath, so
 * that a cut that is none can be told.
 */
const GO_DOWN = `open(my $folder, '<', $ARGV[0]) or die "open: $!";
my $how = pack('L', ${WITHOUT_LOG_FLUSH});
open(my $file, '>', $ARGV[1]) or die "write: $!";
syswrite($file, 'nobody flushed this');
ioctl($folder, ${SHUTDOWN}, $how) or die "ioctl: $!";`;

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });

/** Why the power of a disk cannot be cut on this machine; null: it can. */
export async function whyNoPowerCut(): Promise<string | null> {
  known ??= tryOut();
  return known;
}
let known: Promise<string | null> | null = null;

async function tryOut(): Promise<string | null> {
  if (process.platform !== 'linux') return 'it needs Linux';
  if (process.getuid?.() !== 0) return 'it needs root';
  for (const program of ['losetup', 'mkfs.ext4', 'perl'])
    if (spawnSync(program, ['-V']).error) return `${program} is missing`;
  try {
    const disk = makeLoopDisk(16);
    try {
      disk.cut();
      if (!(await disk.comeBack())) return 'what nobody flushed came back';
    } finally {
      await disk.end();
    }
    return null;
  } catch (error) {
    return String(error instanceof Error ? error.message.split('\n').slice(0, 2) : error);
  }
}

/** @throws when this machine allows no loop device or no mount */
export function makeLoopDisk(megabytes: number): LoopDisk {
  const base = mkdtempSync(join(tmpdir(), 'debt-desk-disk-'));
  const image = join(base, 'image');
  const folder = join(base, 'disk');
  mkdirSync(folder);
  run('truncate', '-s', `${megabytes}M`, image);
  // Nothing is kept back for root, who would write on when everybody else finds it full.
  run('mkfs.ext4', '-q', '-F', '-m', '0', image);
  const mount = () => run('mount', '-o', 'loop', image, folder);
  mount();
  const unflushed = join(folder, 'unflushed');
  /** A killed process may hold its files for a moment. */
  const unmount = async () => {
    for (let tries = 0; tries < 100; tries += 1) {
      if (spawnSync('umount', [folder]).status === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${folder} is still in use`);
  };
  return {
    folder,
    settle: () => void run('sync', '-f', folder),
    cut: () => void run('perl', '-e', GO_DOWN, folder, unflushed),
    async comeBack() {
      await unmount();
      mount();
      const isGone = !existsSync(unflushed) || readFileSync(unflushed, 'utf8') === '';
      rmSync(unflushed, { force: true });
      return isGone;
    },
    async end() {
      await unmount();
      rmSync(base, { recursive: true, force: true });
    },
  };
}
