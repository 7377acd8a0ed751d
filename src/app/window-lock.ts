const LOCK = 'window';
const CHANNEL = 'debt-desk-window';
/** A page that was just reloaded may still hold the lock for a moment. */
const RELOAD_MS = 600;
/** So long another window may take to save what is typed in it. */
const HAND_OVER_MS = 4000;

/** Saves what is open, and leaves this window without a desk. */
type LetGo = () => Promise<void>;

/**
 * One window a device is active (D2). Resolves to whether it is this one; when another takes over,
 * `letGo` is called.
 */
export function claimWindow(letGo: LetGo): Promise<boolean> {
  return request({ signal: AbortSignal.timeout(RELOAD_MS) }, letGo);
}

/** Asks the active window to save and let go; one that does not answer, frozen, loses the lock. */
export async function takeOverWindow(letGo: LetGo): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('let-go');
  channel.close();
  const given = await request({ signal: AbortSignal.timeout(HAND_OVER_MS) }, letGo);
  if (!given) await request({ steal: true }, letGo);
}

function request(options: LockOptions, letGo: LetGo): Promise<boolean> {
  return new Promise((resolve) => {
    let held = false;
    navigator.locks
      .request(LOCK, options, () => {
        held = true;
        resolve(true);
        return untilAsked(letGo);
      })
      .catch(() => {
        // Timed out while waiting, or stolen while held.
        if (held) void letGo();
        resolve(false);
      });
  });
}

/** Resolves, and by that gives the lock back, once another window asked and this one has saved. */
function untilAsked(letGo: LetGo): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    channel.onmessage = async () => {
      channel.close();
      await letGo();
      resolve();
    };
  });
}
