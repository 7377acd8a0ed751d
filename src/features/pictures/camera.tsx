import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { PictureWords } from '../picture-words.ts';
import { type ReadFile, readVideo } from './jpeg.ts';

type Trouble = keyof PictureWords['cameraTrouble'];
type Looking = { is: 'starting' } | { is: 'live' } | { is: 'trouble'; why: Trouble };

/**
 * The device's camera inside the page: nothing of it comes into the device's own gallery. It is let go
 * as soon as it is not seen any more.
 */
export function Camera(props: {
  words: PictureWords;
  busy: boolean;
  onTaken: (picture: Promise<ReadFile>) => void;
  onClose: () => void;
}) {
  const { words, busy, onTaken, onClose } = props;
  const video = useRef<HTMLVideoElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [looking, setLooking] = useState<Looking>({ is: 'starting' });
  const [cameras, setCameras] = useState<string[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [round, setRound] = useState(1);

  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    const begin = async () => {
      const opened = await openCamera(chosen);
      if (gone) return stop(opened);
      stream = opened;
      if (!video.current) return;
      video.current.srcObject = opened;
      await video.current.play();
      setLooking({ is: 'live' });
      const devices = await navigator.mediaDevices.enumerateDevices();
      const found = devices.filter(({ kind }) => kind === 'videoinput');
      if (!gone) setCameras(found.map(({ deviceId }) => deviceId));
    };
    setLooking({ is: 'starting' });
    begin().catch((error: unknown) => {
      if (!gone) setLooking({ is: 'trouble', why: troubleOf(error) });
    });
    return () => {
      gone = true;
      if (stream) stop(stream);
    };
  }, [chosen, round]);

  const isLive = looking.is === 'live';
  // The button that opened it is gone: whoever pressed it goes on here, whatever became of it.
  useEffect(() => {
    if (looking.is !== 'starting') box.current?.querySelector('button')?.focus();
  }, [looking.is]);

  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const hide = () => document.visibilityState === 'hidden' && close.current();
    document.addEventListener('visibilitychange', hide);
    // Behind the curtain it is as good as gone.
    const seen = new ResizeObserver(([entry]) => {
      if (entry?.contentRect.width === 0) close.current();
    });
    if (box.current) seen.observe(box.current);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      seen.disconnect();
    };
  }, []);

  // Read at once, and told at once: what is pressed next is about this picture.
  const take = () => video.current && onTaken(readVideo(video.current));
  const other = () => {
    const now = (video.current?.srcObject as MediaStream | null)?.getVideoTracks()[0];
    const at = cameras.indexOf(now?.getSettings().deviceId ?? '');
    setChosen(cameras[(at + 1) % cameras.length] ?? null);
  };

  return (
    <div class="camera stack" ref={box} data-camera>
      {looking.is === 'trouble' ? (
        <Notice tone="wait">{words.cameraTrouble[looking.why]}</Notice>
      ) : (
        <>
          <video class="camera__video" ref={video} muted playsInline aria-label={words.preview} />
          {looking.is === 'starting' && <p role="status">{words.starting}</p>}
        </>
      )}
      <div class="row">
        {isLive && (
          <Button look="primary" icon="camera" waiting={busy} onClick={take}>
            {words.take}
          </Button>
        )}
        {isLive && cameras.length > 1 && (
          <Button icon="turn" onClick={other}>
            {words.otherCamera}
          </Button>
        )}
        {looking.is === 'trouble' && (
          <Button icon="camera" onClick={() => setRound(round + 1)}>
            {words.tryCamera}
          </Button>
        )}
        <Button onClick={onClose}>
          {looking.is === 'trouble' ? words.noCamera : words.closeCamera}
        </Button>
      </div>
      {looking.is !== 'trouble' && <p class="muted small camera__keys">{words.cameraKeys}</p>}
    </div>
  );
}

async function openCamera(deviceId: string | null): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new DOMException('no camera', 'NotFoundError');
  const which = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: 'environment' };
  // Sharp enough to read handwriting on half a page.
  const size = { width: { ideal: 2048 }, height: { ideal: 1536 } };
  return navigator.mediaDevices.getUserMedia({ video: { ...which, ...size }, audio: false });
}

const stop = (stream: MediaStream) => {
  for (const track of stream.getTracks()) track.stop();
};

function troubleOf(error: unknown): Trouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'none' : 'busy';
}
