import { searchKey } from '#thai/normalise.ts';

/** The columns of a roster, in the order of the template. */
export const columnNames = [
  'unit',
  'title',
  'firstName',
  'lastName',
  'position',
  'phone',
  'role',
  'nationalId',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Without these a row says too little. */
export const neededColumns = ['unit', 'title', 'firstName', 'role'] as const;

/** Headings as offices write them; the first is the template's. */
const headings: Record<ColumnName, readonly string[]> = {
  unit: ['หน่วย', 'หน่วยงาน', 'หน่วยลงทะเบียน', 'สังกัด', 'อำเภอ', 'เขต', 'รหัสหน่วย', 'unit', 'office'],
  title: ['คำนำหน้า', 'คำนำหน้าชื่อ', 'คำนำหน้านาม', 'ยศ', 'title'],
  firstName: ['ชื่อ', 'ชื่อตัว', 'first name', 'given name'],
  lastName: ['สกุล', 'นามสกุล', 'ชื่อสกุล', 'last name', 'surname', 'family name'],
  position: ['ตำแหน่ง', 'ตำแหน่งงาน', 'position'],
  phone: [
    ...['โทรศัพท์', 'เบอร์โทรศัพท์', 'หมายเลขโทรศัพท์', 'เบอร์โทร', 'โทร', 'มือถือ', 'เบอร์มือถือ'],
    ...['phone', 'mobile', 'telephone', 'tel'],
  ],
  role: ['บทบาท', 'สิทธิ', 'สิทธิ์', 'หน้าที่', 'role'],
  nationalId: [
    ...['เลขประจำตัว', 'เลขประจำตัวประชาชน', 'เลขบัตรประชาชน', 'เลขบัตร'],
    ...['national id', 'id card', 'id number'],
  ],
};

/** Heading of the template. */
export const headingOf = (column: ColumnName): string => headings[column][0] ?? column;

const byKey = new Map(
  columnNames.flatMap((column) => headings[column].map((word) => [searchKey(word), column])),
);

/** How far down a heading may stand, below the office's own title lines. */
const HEADING_WITHIN = 15;

export interface Headings {
  /** Index of the row of headings. */
  row: number;
  at: Partial<Record<ColumnName, number>>;
  /** Whether first name and surname stand in one column, which nobody can part safely. */
  nameInOne: boolean;
}

/** The row that names most columns, or null when none names two. */
export function findHeadings(cells: readonly (readonly string[])[]): Headings | null {
  const found = cells.slice(0, HEADING_WITHIN).map((row, i) => readHeadings(row, i));
  const count = ({ at }: Headings) => Object.keys(at).length;
  const [best] = found.sort((a, b) => count(b) - count(a) || a.row - b.row);
  return best && count(best) >= 2 ? best : null;
}

function readHeadings(row: readonly string[], index: number): Headings {
  const at: Headings['at'] = {};
  let nameInOne = false;
  row.forEach((cell, i) => {
    // What stands in brackets explains: เลขประจำตัว (ไม่บังคับ).
    const bare = cell.replace(/[([].*$/, '').trim();
    if (/^ชื่อ\s*([-–—/,]|และ)\s*(นาม|ชื่อ)?สกุล/.test(bare)) {
      nameInOne = true;
      return;
    }
    const column = byKey.get(searchKey(bare));
    if (column) at[column] ??= i;
  });
  return { row: index, at, nameInOne: nameInOne && at.firstName === undefined };
}
