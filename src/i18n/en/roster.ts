import type { Words } from '../messages.ts';
import type { roster as th } from '../th/roster.ts';

export const roster = {
  title: 'Bring in a list of names',
  why: 'An Excel (.xlsx) or CSV file. Nothing leaves this device until every row is right and you press propose',
  templates: 'Templates',
  templateXlsx: 'Excel template',
  templateCsv: 'CSV template',
  templateName: 'officers',
  columnsHint:
    'Headings: หน่วย คำนำหน้า ชื่อ สกุล ตำแหน่ง โทรศัพท์ บทบาท เลขประจำตัว (optional), in any order; a unit by name or code',
  rolesHint: (roles) => `The role is one of: ${roles}`,
  idHint: 'An ID number only tells whether somebody is known already; the centre does not keep it',
  choose: 'Choose a file of names',
  another: 'Choose another file',
  reading: 'Reading the file',
  columns: {
    unit: 'unit',
    title: 'title',
    firstName: 'first name',
    lastName: 'surname',
    position: 'position',
    phone: 'phone',
    role: 'role',
    nationalId: 'ID number',
  },
  fileTroubles: {
    'too-big': 'The file is too big. Split it into files of at most 2,000 people, without pictures',
    empty: 'The file is empty',
    'old-excel':
      'An old Excel file (.xls), or one with a password. Open it in Excel and save it as .xlsx without a password',
    'not-readable':
      'The letters in this CSV cannot be read. Open it in Excel and save it as .xlsx or “CSV UTF-8”',
    'utf-16':
      'This file was saved as Unicode Text (UTF-16) and cannot be read. Open it in Excel and save it as .xlsx or “CSV UTF-8”',
    'not-a-table': 'This is no table of names. Use an .xlsx or .csv file',
  },
  noHeadings: 'No headings found. Put the headings of the template above the names',
  nameInOne: 'First name and surname stand in one column. Make two: “ชื่อ” and “สกุล”',
  columnsMissing: (columns) => `Missing columns: ${columns}`,
  noRows: 'There are headings, and no names',
  onlySample:
    'There is only the template’s own row (นางสมหญิง ตัวอย่าง). Write the real names in its place and choose the file again',
  sampleLeftOut: (line) =>
    `Row ${line} is the template’s own (นางสมหญิง ตัวอย่าง). It is left out and not proposed`,
  tooMany: (count) => `${count} people. Split them into files of at most 2,000`,
  faultsTitle: (faults) => `${faults} places in the file need mending`,
  faultsWhy: (good) =>
    `${good} rows are right already. Mend the file and choose it again. No name was sent`,
  faultsMore: (more) => `and ${more} more`,
  line: 'Row',
  column: 'Column',
  cell: 'The file says',
  fault: 'What to mend',
  blank: '(empty)',
  cellFaults: {
    missing: 'Fill this in',
    'too-long': 'Too long',
    formula: 'Begins with the sign of a formula (= + - @); type it as plain text',
    'unit-not-found': 'No such unit. Use the full name of the district, or its 4-digit code',
    'unit-not-sure': 'Several units are called so. Add the province, or use the 4-digit code',
    'phone-unfit': 'No Thai telephone number. Complete it, or leave it empty',
    'id-length': 'An ID number has 13 digits. Complete it, or leave it empty',
    'id-check': 'This ID number cannot be right. Check each digit, or leave it empty',
    twice: 'This person is in the file already. Remove one of the rows',
  },
  roleNotKnown: (roles) => `No such role. Use one of these words: ${roles}`,
  perhaps: (units) => `such as ${units}`,
  good: (count) => `${count} people read. Look through them before you propose them`,
  propose: (count) => `Propose ${count} people`,
  proposing: 'Sending',
  taken: (count) => `${count} people proposed; another person approves them`,
  toPeople: 'To the officers',
  name: 'Name',
  shownOf: (shown, all) => `${shown} of ${all} people shown`,
} as const satisfies Words<typeof th>;
