import type { Words } from '../messages.ts';
import type { partOfArea as th } from '../th/part-of-area.ts';

export const partOfArea: Words<typeof th> = {
  onlyIn: (place) => `Only ${place}`,
  showAll: 'Show all',
};
