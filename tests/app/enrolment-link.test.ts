import { describe, expect, it } from 'vitest';
import { readFragment, readLink } from '../../src/features/session/enrolment-link.ts';

const server = 'Q_ICkEu3N8Q3bKCHEbTTX2zy8NJejeQQ1bwFidafn1Q';
const own = 'https://desk.example';
const link = `${own}/start#code=FDB2KP9MHRXRC&server=${server}`;

describe('a one-time link', () => {
  it('is read from the address, in any case', () => {
    expect(readFragment(`#code=fdb2kp9mhrxrc&server=${server}`)).toEqual({
      opens: 'first-desk',
      code: 'FDB2KP9MHRXRC',
      server,
    });
  });

  it('of a supervisor makes a device, without an officer', () => {
    expect(readFragment(`#device=FDB2KP9MHRXRC&server=${server}`)).toEqual({
      opens: 'device',
      code: 'FDB2KP9MHRXRC',
      server,
    });
  });

  it('is read as pasted from a chat, with line breaks in it', () => {
    const broken = ` ${link.slice(0, 40)}\n${link.slice(40)} \n`;
    const read = { opens: 'first-desk', code: 'FDB2KP9MHRXRC', server };
    expect(readLink(broken, own)).toEqual({ is: 'link', link: read });
  });

  it('is read without its address', () => {
    expect(readLink(link.slice(link.indexOf('#')), own).is).toBe('link');
  });

  it.each([
    ['nothing', ''],
    ['a code with a letter that no code has', link.replace('FDB2', 'FDBO')],
    ['half a link', link.slice(0, -5)],
    ['a link without the server', link.replace(/&.*/, '')],
  ])('is not made out of %s', (_, pasted) => {
    expect(readLink(pasted, own)).toEqual({ is: 'not-a-link' });
  });

  it('of another server says so, because the trust is in its own page', () => {
    expect(readLink(link, 'https://other.example')).toEqual({ is: 'elsewhere', origin: own });
  });
});
