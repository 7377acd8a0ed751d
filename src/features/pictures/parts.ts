import type { PictureParts } from '../pictures-door.ts';
import { Kept } from './kept.tsx';
import { Opened } from './opened.tsx';
import { Panel } from './panel.tsx';

export const parts: PictureParts = { Panel, Kept, Opened };
