import { describe, expect, it } from 'vitest';
import { judgePassphrase } from '../../src/features/session/passphrase-rules.ts';

const name = 'น.ส.กานดา ใจดี';

describe('a passphrase', () => {
  it.each(['ทุ่งนา เรือใบ ฝนพรำ เสื่อกก', 'correct horse battery', 'x7#Kp!9vQz2m', 'กาแฟเย็นสองแก้ว'])(
    '%s will do',
    (passphrase) => {
      expect(judgePassphrase(passphrase, name)).toBeNull();
    },
  );

  it.each([
    ['', { is: 'missing' }],
    ['            ', { is: 'missing' }],
    ['สั้นไป', { is: 'short', by: 6 }],
  ])('%j is asked for again', (passphrase, fault) => {
    expect(judgePassphrase(passphrase, name)).toEqual(fault);
  });

  it.each([
    '123456789012',
    'aaaaaaaaaaaaaaa',
    'password1234567',
    'qwertyuiop123456',
    'รหัสผ่าน12345678',
    'หนี้นอกระบบ2569',
    'ศูนย์ดำรงธรรม2569',
    'กานดา ใจดี 1234',
    'abcdefghijklmnop',
  ])('%s is too easy to guess', (passphrase) => {
    expect(judgePassphrase(passphrase, name)).toEqual({ is: 'common' });
  });
});
