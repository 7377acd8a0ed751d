import type { Page } from 'playwright-core';

/** The keys of a Thai keyboard (Kedmanee) by place, from left to right, without and with Shift. */
const places = [
  'Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote',
  'KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].map((row) => row.split(' '));
const plain = ['ๅ/-ภถุึคตจขช', 'ๆไำพะัีรนยบล', 'ฟหกดเ้่าสวง', 'ผปแอิืทมใฝ'];
const shifted = ['+๑๒๓๔ู฿๕๖๗๘๙', '๐"ฎฑธํ๊ณฯญฐ,', 'ฤฆฏโฌ็๋ษศซ.', '()ฉฮฺ์?ฒฬฦ'];

interface Key {
  code: string;
  /** What the layout makes of it. */
  key: string;
  shift: boolean;
}

const keyOf = new Map<string, Key>();
for (const [rows, shift] of [
  [plain, false],
  [shifted, true],
] as const)
  rows.forEach((row, r) => {
    [...row].forEach((key, i) => {
      keyOf.set(key, { code: places[r]?.[i] ?? '', key, shift });
    });
  });
keyOf.set(' ', { code: 'Space', key: ' ', shift: false });

/** A digit is the key of the number row that bears it, whatever the layout makes of that key. */
function keyFor(character: string): Key {
  if (!/\d/.test(character)) {
    const key = keyOf.get(character);
    if (!key) throw new Error(`no key for ${character}`);
    return key;
  }
  const code = `Digit${character}`;
  const key = plain[0]?.[places[0]?.indexOf(code) ?? 0] ?? '';
  return { code, key, shift: false };
}

const virtualKeys: Record<string, number> = {
  Enter: 13,
  Tab: 9,
  ArrowDown: 40,
  F2: 113,
  F4: 115,
  F9: 120,
};

/** Presses keys as the browser gets them from a Thai keyboard, and counts them. */
export interface Keyboard {
  /** Letters, vowels, tone marks and digits. */
  type(text: string): Promise<void>;
  press(name: 'Enter' | 'Tab' | 'ArrowDown' | 'F2' | 'F4' | 'F9'): Promise<void>;
  /** Types digits as a hand-held scanner does, eight milliseconds apart, and Enter unless without. */
  scan(digits: string, end?: 'Enter' | 'nothing'): Promise<void>;
  count(): number;
  /** What a person would need, in seconds; see `predict`. */
  predicted(): number;
}

/**
 * The keystroke-level model of Card, Moran and Newell (1980) for somebody who is no touch typist: 0.40 s
 * for a letter on a Thai keyboard, 0.28 s for a digit or another key, and 1.35 s to make up one's
 * mind before each answer, which ends with Enter or a function key.
 */
const predict = ({
  letters,
  others,
  answers,
}: {
  letters: number;
  others: number;
  answers: number;
}) => 0.4 * letters + 0.28 * others + 1.35 * answers;

export async function openKeyboard(page: Page): Promise<Keyboard> {
  const session = await page.context().newCDPSession(page);
  const pressed = { letters: 0, others: 0, answers: 0 };
  const send = async ({ code, key, shift }: Key, text?: string, timestamp?: number) => {
    const about = {
      code,
      key,
      modifiers: shift ? 8 : 0,
      ...(timestamp !== undefined && { timestamp }),
      windowsVirtualKeyCode: virtualKeys[code] ?? code.replace(/^(Key|Digit)/, '').charCodeAt(0),
    };
    await Promise.all([
      session.send('Input.dispatchKeyEvent', {
        type: text === undefined ? 'rawKeyDown' : 'keyDown',
        ...about,
        ...(text !== undefined && { text }),
      }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...about }),
    ]);
  };
  return {
    async type(text) {
      for (const character of text) {
        const key = keyFor(character);
        pressed[/[\d ]/.test(character) ? 'others' : 'letters'] += 1;
        await send(key, key.key);
      }
    },
    press(name) {
      pressed.others += 1;
      if (/^(Enter|F\d)/.test(name)) pressed.answers += 1;
      return send({ code: name, key: name, shift: false }, name === 'Enter' ? '\r' : undefined);
    },
    async scan(digits, end = 'Enter') {
      const began = Date.now() / 1000;
      const keys = [...digits].map((digit) => keyFor(digit));
      const sent = keys.map((key, i) => send(key, key.key, began + i * 0.008));
      const enter = { code: 'Enter', key: 'Enter', shift: false };
      if (end === 'Enter') sent.push(send(enter, '\r', began + keys.length * 0.008));
      await Promise.all(sent);
    },
    count: () => pressed.letters + pressed.others,
    predicted: () => predict(pressed),
  };
}
