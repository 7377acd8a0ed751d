import type { Role } from '#contract/certificates.ts';
import { searchKey } from '#thai/normalise.ts';

/** Roles as offices write them; the first is the template's. */
const words: Record<Role, readonly string[]> = {
  officer: [
    'เจ้าหน้าที่รับลงทะเบียน',
    'เจ้าหน้าที่',
    'จนท.',
    'ผู้รับลงทะเบียน',
    'เจ้าหน้าที่ลงทะเบียน',
    'officer',
    'registration officer',
  ],
  supervisor: ['หัวหน้า', 'หัวหน้าหน่วย', 'หัวหน้าเจ้าหน้าที่', 'ผู้ควบคุม', 'supervisor'],
  province: ['ผู้ดูแลจังหวัด', 'จังหวัด', 'เจ้าหน้าที่จังหวัด', 'province', 'provincial administrator'],
  'dopa-case': ['เจ้าหน้าที่ติดตามหนี้ กรมการปกครอง', 'เจ้าหน้าที่ติดตามหนี้', 'ติดตามหนี้', 'dopa-case'],
  'dopa-admin': ['ผู้ดูแลระบบ กรมการปกครอง', 'ผู้ดูแลระบบ', 'ผู้ดูแลระบบกลาง', 'dopa-admin', 'admin'],
  auditor: ['ผู้ตรวจสอบ', 'ผู้สอบ', 'auditor'],
};

const byKey = new Map(
  Object.entries(words).flatMap(([role, known]) =>
    known.map((word) => [searchKey(word), role as Role]),
  ),
);

/** The role that a word means; null when it means none. */
export const matchRole = (typed: string): Role | null => byKey.get(searchKey(typed)) ?? null;

/** The word that the template has for a role. */
export const roleWordOf = (role: Role): string => words[role][0] ?? role;
