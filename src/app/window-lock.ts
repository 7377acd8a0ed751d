const LOCK = 'window';
const CHANNEL = 'debt-desk-window';
/** A page that was just reloaded may still hold the lock for a moment; then it is another's. */
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
  const giveUp = new AbortController();
  const claimed = request({ signal: giveUp.signal }, letGo);
  void giveUpOnceHeld(claimed, giveUp);
  return claimed;
}

/** Silence proves nobody: a machine that is slow to start gives even a free lock late. */
async function giveUpOnceHeld(claimed: Promise<boolean>, giveUp: AbortController): Promise<void> {
  const isSettled = () => Promise.race([claimed.then(() => true), pause(RELOAD_MS)]);
  while (!(await isSettled())) {
    const { held = [] } = await navigator.locks.query();
    // Once the lock is ours, giving up changes nothing.
    if (held.some(({ name }) => name === LOCK)) return giveUp.abort();
  }
}

const pause = (ms: number) =>
  new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), ms);
  });

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
