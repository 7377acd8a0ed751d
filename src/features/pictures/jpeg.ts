/** Pixels of a picture's longer edge, at most. */
export const LONG_EDGE = 1600;
/** A file that is larger than this was never meant for a form. */
export const MOST_FILE_BYTES = 15 * 1024 * 1024;
const QUALITY = 0.75;

export type ReadFile =
  | { is: 'read'; jpeg: Uint8Array }
  | { is: 'type' }
  | { is: 'broken' }
  | { is: 'big' };

/**
 * A picture file as it is kept: upright, small, and painted anew, so that where and with what it was
 * taken does not come along.
 */
export async function readFile(file: Blob): Promise<ReadFile> {
  if (file.size > MOST_FILE_BYTES) return { is: 'big' };
  const bitmap = await decode(file);
  // By its name it is a picture, and what is in it is none.
  if (!bitmap) return { is: /^image\/(jpeg|png)$/.test(file.type) ? 'broken' : 'type' };
  try {
    return { is: 'read', jpeg: await paint(bitmap, bitmap.width, bitmap.height) };
  } finally {
    bitmap.close();
  }
}

/** What the camera shows just now. */
export async function readVideo(video: HTMLVideoElement): Promise<ReadFile> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return { is: 'broken' };
  return { is: 'read', jpeg: await paint(video, videoWidth, videoHeight) };
}

/** A quarter turn clockwise; null when the bytes are no picture. */
export async function turnJpeg(jpeg: Uint8Array): Promise<Uint8Array | null> {
  const bitmap = await openJpeg(jpeg);
  if (!bitmap) return null;
  try {
    return await paint(bitmap, bitmap.width, bitmap.height, true);
  } finally {
    bitmap.close();
  }
}

/** To be closed by the caller; null when the bytes are no picture. */
export const openJpeg = (jpeg: Uint8Array): Promise<ImageBitmap | null> =>
  decode(new Blob([new Uint8Array(jpeg)], { type: 'image/jpeg' }));

async function decode(source: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(source, { imageOrientation: 'from-image' });
  } catch (error) {
    // A browser that does not know the word turns pictures upright anyway.
    if (error instanceof TypeError) return createImageBitmap(source).catch(() => null);
    return null;
  }
}

async function paint(
  source: CanvasImageSource,
  width: number,
  height: number,
  turned = false,
): Promise<Uint8Array> {
  const scale = Math.min(1, LONG_EDGE / Math.max(width, height));
  const [w, h] = [Math.round(width * scale), Math.round(height * scale)];
  const canvas = turned ? new OffscreenCanvas(h, w) : new OffscreenCanvas(w, h);
  const brush = canvas.getContext('2d', { alpha: false });
  if (!brush) throw new Error('no canvas to paint on');
  // What is see-through is paper.
  brush.fillStyle = '#ffffff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.imageSmoothingQuality = 'high';
  if (turned) brush.setTransform(0, 1, -1, 0, h, 0);
  brush.drawImage(source, 0, 0, w, h);
  const painted = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await painted.arrayBuffer());
}
