import type { PushTrouble } from '../sync/ports.ts';

/** What went wrong on the way; nobody knows then whether the centre did it. */
export function slipTrouble(trouble: PushTrouble) {
  switch (trouble.is) {
    case 'refused':
      return { is: 'other', code: trouble.code } as const;
    case 'busy':
      return { is: 'unknown', why: 'busy' } as const;
    case 'unknown': {
      const why = trouble.why === 'not-ours' ? 'server-wrong' : 'no-network';
      return { is: 'unknown', why } as const;
    }
    case 'too-large':
    case 'unreadable':
      return { is: 'other', code: trouble.is } as const;
  }
}
