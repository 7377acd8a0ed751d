import type { DurableFiles } from '../../src/store/ports.ts';

/** What every kind of file store must answer; also for a page that holds the browser's real one. */
export async function tryFiles(files: DurableFiles, name: string): Promise<unknown[]> {
  const bytes = (...values: number[]) => new Uint8Array(values);
  const seen: unknown[] = [];
  const look = async () => {
    const content = await files.read(name);
    seen.push(content && [...content]);
  };
  await look();
  await files.write(name, 0, bytes());
  await look();
  await files.write(name, 0, bytes(1, 2, 3));
  await files.write(name, 3, bytes(4, 5));
  await look();
  await files.write(name, 1, bytes(9));
  await look();
  await Promise.all([files.write(name, 2, bytes(7)), files.write(name, 2, bytes(8, 8))]);
  await look();
  seen.push(await files.append(name, 3, bytes(6)), await files.append(name, 4, bytes(6)));
  await look();
  return seen;
}

export const filesAnswer = [
  null,
  [],
  [1, 2, 3, 4, 5],
  [1, 9],
  [1, 9, 8, 8],
  false,
  true,
  [1, 9, 8, 8, 6],
];
