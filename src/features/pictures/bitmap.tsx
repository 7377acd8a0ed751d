import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Pictures } from '../../store/picture-types.ts';
import { useDesk } from '../desk-context.ts';
import { openJpeg } from './jpeg.ts';

/** A picture opened in memory, as long as something shows it; null while it opens, false when it cannot. */
export function useBitmap(
  pictures: Pick<Pictures, 'open'>,
  sha256: string,
): ImageBitmap | null | false {
  const { vault } = useDesk();
  const [bitmap, setBitmap] = useState<ImageBitmap | null | false>(null);
  useEffect(() => {
    let gone = false;
    let shown: ImageBitmap | null = null;
    setBitmap(null);
    const open = async () => {
      const jpeg = await pictures.open(vault, sha256);
      const opened = jpeg && (await openJpeg(jpeg));
      if (gone) return opened?.close();
      shown = opened;
      setBitmap(opened ?? false);
    };
    // Locked meanwhile: the page goes anyway.
    open().catch(() => undefined);
    return () => {
      gone = true;
      shown?.close();
    };
  }, [pictures, vault, sha256]);
  return bitmap;
}

/** Paints a bitmap no larger than it is shown; nothing of it is an address that could be kept. */
export function Painted(props: { bitmap: ImageBitmap; edge: number; label: string }) {
  const { bitmap, edge, label } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const at = canvas.current;
    if (!at || bitmap.width === 0) return;
    const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
    at.width = Math.round(bitmap.width * scale);
    at.height = Math.round(bitmap.height * scale);
    const brush = at.getContext('2d');
    if (brush) brush.imageSmoothingQuality = 'high';
    brush?.drawImage(bitmap, 0, 0, at.width, at.height);
    return () => {
      at.width = 0;
    };
  }, [bitmap, edge]);
  return <canvas class="picture__canvas" ref={canvas} role="img" aria-label={label} />;
}
