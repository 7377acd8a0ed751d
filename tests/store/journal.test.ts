import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../src/store/journal.ts';
import { openJournal } from '../../src/store/journal.ts';
import { filesAnswer, tryFiles } from './durable-files.ts';
import { memoryFiles } from './memory.ts';

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const entry = (seq: number): JournalEntry => ({
  hash: `hash ${seq}`,
  op: `op ${seq}`,
  record: `record ${seq}`,
  ref: '800101000019',
  epoch: 'epoch',
  seq,
  officer: '8001-012-7',
  keptAt: seq,
  masked: bytes(`masked ${seq}`),
  envelope: bytes(`envelope ${seq}`.repeat(50)),
});
const three = [entry(1), entry(2), entry(3)];

describe('[D6] files in memory', () => {
  it('answer as files on a disk do', async () => {
    expect(await tryFiles(memoryFiles().files, 'probe')).toEqual(filesAnswer);
  });
});

describe('[D6] the journal', () => {
  it('gives back what was appended, after every start', async () => {
    const disk = memoryFiles();
    const journal = openJournal(disk.files);
    await journal.create();
    await journal.append([entry(1)]);
    await journal.append([entry(2), entry(3)]);
    expect(await journal.read()).toEqual(three);
    expect(await openJournal(disk.files).read()).toEqual(three);
  });

  it('makes both files before anything is written', async () => {
    const disk = memoryFiles();
    await openJournal(disk.files).create();
    expect([...disk.content.keys()].sort()).toEqual(['journal-a', 'journal-b']);
    expect(await openJournal(disk.files).read()).toEqual([]);
  });

  it('survives a cut at any byte: what stood before stands, and the next append too', async () => {
    const disk = memoryFiles();
    const journal = openJournal(disk.files);
    await journal.create();
    await journal.append([entry(1)]);
    const whole = disk.content.get('journal-a')?.length ?? 0;
    await journal.append([entry(2)]);
    const full = disk.content.get('journal-a') ?? new Uint8Array();
    for (let cut = whole; cut < full.length; cut += 7) {
      disk.content.set('journal-a', full.slice(0, cut));
      const again = openJournal(disk.files);
      expect(await again.read()).toEqual([entry(1)]);
      await again.append([entry(3)]);
      expect(await openJournal(disk.files).read()).toEqual([entry(1), entry(3)]);
    }
  });

  it('writes a torn append again in its place', async () => {
    const disk = memoryFiles();
    const journal = openJournal(disk.files);
    await journal.create();
    await journal.append([entry(1)]);
    disk.become('tears');
    await expect(journal.append([entry(2)])).rejects.toThrow();
    disk.become('none');
    await journal.append([entry(2)]);
    expect(await journal.read()).toEqual([entry(1), entry(2)]);
  });

  it('steps over a bent entry, never gives it out, and loses no other', async () => {
    const disk = memoryFiles();
    const journal = openJournal(disk.files);
    await journal.create();
    await journal.append(three);
    await journal.keepOnly(new Set(['hash 1', 'hash 2']));
    await journal.append([entry(3)]);
    const file = disk.content.get('journal-b') ?? new Uint8Array();
    const at = new TextDecoder('latin1').decode(file).indexOf('envelope 2');
    file[at] = (file[at] ?? 0) ^ 1;
    const again = openJournal(disk.files);
    expect(await again.read()).toEqual([entry(1), entry(3)]);
    await again.append([entry(4)]);
    expect(await again.read()).toEqual([entry(1), entry(3), entry(4)]);
  });

  it('takes a tail of zeros, as a power cut leaves it, for nothing', async () => {
    const disk = memoryFiles();
    const journal = openJournal(disk.files);
    await journal.append([entry(1)]);
    const file = disk.content.get('journal-a') ?? new Uint8Array();
    disk.content.set('journal-a', new Uint8Array([...file, ...new Uint8Array(500)]));
    await journal.append([entry(2)]);
    expect(await journal.read()).toEqual([entry(1), entry(2)]);
  });

  it('notices what another window has written', async () => {
    const disk = memoryFiles();
    const [one, other] = [openJournal(disk.files), openJournal(disk.files)];
    await one.append([entry(1)]);
    await other.append([entry(2)]);
    await one.append([entry(3)]);
    expect(await other.read()).toEqual(three);
  });

  it('[D5] forgets what may go by writing the rest into the other file', async () => {
    const disk = memoryFiles();
    const journal = openJournal(disk.files);
    await journal.create();
    await journal.append(three);
    await journal.keepOnly(new Set(['hash 2']));
    expect(await openJournal(disk.files).read()).toEqual([entry(2)]);
    expect(disk.content.get('journal-a')).toHaveLength(0);
    await journal.append([entry(4)]);
    await journal.keepOnly(new Set(['hash 4']));
    expect(await openJournal(disk.files).read()).toEqual([entry(4)]);
  });

  it('[D5] loses nothing when that is cut off at any byte', async () => {
    const disk = memoryFiles();
    const journal = openJournal(disk.files);
    await journal.create();
    await journal.append(three);
    const before = new Map([...disk.content].map(([name, file]) => [name, file.slice()]));
    await journal.keepOnly(new Set(['hash 2', 'hash 3']));
    const compacted = disk.content.get('journal-b') ?? new Uint8Array();
    for (let cut = 0; cut < compacted.length; cut += 11) {
      const crashed = memoryFiles(new Map([...before, ['journal-b', compacted.slice(0, cut)]]));
      expect(await openJournal(crashed.files).read()).toEqual(three);
    }
    const done = memoryFiles(new Map([...before, ['journal-b', compacted]]));
    expect(await openJournal(done.files).read()).toEqual([entry(2), entry(3)]);
  });

  it('[D5] is not fooled by the other window forgetting', async () => {
    const disk = memoryFiles();
    const [one, other] = [openJournal(disk.files), openJournal(disk.files)];
    await one.append(three);
    await other.keepOnly(new Set(['hash 1']));
    await one.append([entry(4)]);
    expect(await other.read()).toEqual([entry(1), entry(4)]);
  });
});
