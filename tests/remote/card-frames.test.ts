import { describe, expect, it } from 'vitest';
import { LONGEST_FRAME, readFrame } from '../../src/remote/card-frames.ts';
import { somebody } from '../support/card-agent.ts';

const frame = (event: string, payload?: unknown) => JSON.stringify({ event, payload });
const data = (personal: unknown) => frame('smc-data', { personal });

describe('[U10] a frame of a card reader', () => {
  it('gives what a form asks for, and drops photo, laser code and everything else', () => {
    const { cid, name, dob, address } = somebody;
    const read = readFrame(
      frame('smc-data', { personal: somebody, card: { laser_id: 'XX0' }, nhso: { main: 'x' } }),
    );
    expect(read).toEqual({ is: 'card', card: { cid, name, dob, address } });
    expect(JSON.stringify(read)).not.toContain('QUJD');
  });

  it.each([
    ['smc-inserted', { is: 'inserted' }],
    ['smc-removed', { is: 'removed' }],
    ['smc-error', { is: 'not-read' }],
    ['smc-status', { is: 'nothing' }],
  ])('%s', (event, read) => {
    expect(readFrame(frame(event, { message: 'as the agent says' }))).toEqual(read);
    expect(readFrame(frame(event))).toEqual(read);
  });

  it.each([
    ['no text', new Uint8Array([1, 2])],
    ['no JSON', '{"event":'],
    ['no frame', '[]'],
    ['no event', '{"payload":{}}'],
    ['a card without a person', frame('smc-data', {})],
    ['a card without a number', data({ ...somebody, cid: '' })],
    ['a number that is too long', data({ ...somebody, cid: '90000123456721' })],
    ['a number with a letter', data({ ...somebody, cid: '900001234567x' })],
    ['a name that is none', data({ ...somebody, name: 7 })],
    ['a name beyond every card', data({ ...somebody, name: 'ก'.repeat(201) })],
    ['an address beyond every card', data({ ...somebody, address: 'ก'.repeat(401) })],
    ['a photo beyond every card', data({ ...somebody, base64_img: 'A'.repeat(LONGEST_FRAME) })],
    ['an event beyond every agent', frame('x'.repeat(50))],
  ])('is none: %s', (_, unfit) => {
    expect(readFrame(unfit)).toEqual({ is: 'unfit' });
  });
});
