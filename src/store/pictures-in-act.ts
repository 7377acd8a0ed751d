import type { NamedBlob } from '#contract/op.ts';
import type { Sha256 } from '#contract/primitives.ts';
import type { Registration } from '#contract/registration/registration.ts';
import type { LocalKey, OpenVault, PictureKey } from '../vault/types.ts';
import type { PictureRow } from './rows.ts';

/** What a picture is, as it lies sealed beside it. */
export type AboutPicture = Pick<NamedBlob, 'role' | 'mime'>;

/** What a sealed `AboutPicture` also vouches for. */
export const aboutPicture = (sha256: Sha256) => `picture|${sha256}`;

export const sealAbout = (vault: OpenVault, key: LocalKey, sha256: Sha256, about: AboutPicture) =>
  vault.encrypt(key, aboutPicture(sha256), new TextEncoder().encode(JSON.stringify(about)));

/** Null when it is not this officer's, or may not be read here any more. */
export async function openAbout(
  vault: OpenVault,
  { sha256, about, keptIn }: PictureRow,
): Promise<AboutPicture | null> {
  const plain =
    about && (await vault.decrypt(keptIn ? 'register' : 'drafts', aboutPicture(sha256), about));
  return plain ? JSON.parse(new TextDecoder().decode(plain)) : null;
}

/** Pictures as the act names them, and as they lie here once it is kept. */
export interface ToName {
  blobs: NamedBlob[];
  keys: PictureKey[];
  /** Their rows, but for the hash of the envelope. */
  rows: PictureRow[];
  /** The registration with them where the form has a place for them. */
  into(registration: Registration): Registration;
}

/** @throws when one of them was written by somebody else, which is a bug of the caller. */
export async function toName(vault: OpenVault, pictures: readonly PictureRow[]): Promise<ToName> {
  const each = await Promise.all(
    pictures.map(async (row) => {
      const { sha256, key } = row;
      const said = await openAbout(vault, row);
      if (!said || !key) throw new Error('a picture of another officer');
      const [about, kept] = await Promise.all([
        sealAbout(vault, 'register', sha256, said),
        vault.keepPictureKey({ sha256, key }),
      ]);
      return {
        blob: { sha256, ...said },
        key: { sha256, key },
        row: { ...row, about, key: kept, waiting: 1 as const },
      };
    }),
  );
  const blobs = each.map(({ blob }) => blob);
  return {
    blobs,
    keys: each.map(({ key }) => key),
    rows: each.map(({ row }) => row),
    into: (registration) => withPictures(registration, blobs),
  };
}

function withPictures(registration: Registration, blobs: readonly NamedBlob[]): Registration {
  if (blobs.length === 0) return registration;
  const { intake, help } = registration;
  const { paper } = intake;
  const { signature } = help;
  const of = (...roles: NamedBlob['role'][]) =>
    blobs.filter(({ role }) => roles.includes(role)).map(({ sha256 }) => sha256);
  const papers = paper ? of('paper-form') : [];
  const onPaper = signature && signature.way !== 'screen' ? signature : null;
  const [signed] = onPaper ? of('signed-form', 'signature') : [];
  const named = new Set([...papers, signed]);
  const photos = blobs.map(({ sha256 }) => sha256).filter((sha256) => !named.has(sha256));
  return {
    ...registration,
    intake: papers.length > 0 ? { ...intake, paper: { ...paper, photos: papers } } : intake,
    help: {
      ...help,
      ...(onPaper && signed && { signature: { ...onPaper, photo: signed } }),
      ...(photos.length > 0 && { photos }),
    },
  };
}
