import { describe, expect, it } from 'vitest';
import { makeReference, showReference } from '#thai/reference-number.ts';
import { readAsking } from '../../src/features/registration/reading/asking-form.tsx';

const ref = makeReference({ area: '8001', dd: '07', number: 123 });
const typed = showReference(ref);

describe('asking for a full record', () => {
  it('opens nothing until a number and a reason are there', () => {
    expect(readAsking(typed, null, 'ติดตาม')).toBeNull();
    expect(readAsking(typed, 'other', '  ')).toBeNull();
    expect(readAsking('8001', 'case', '')).toBeNull();
    expect(readAsking(typed, 'case', ' ')).toEqual({ ref, purpose: 'case', note: '' });
    expect(readAsking(typed, 'other', ' ถาม ')).toEqual({ ref, purpose: 'other', note: 'ถาม' });
  });
});
