/**
 * What is printed on a blank form. Debtors and officers write on it, so it is Thai whatever language
 * the officer reads; the questions' own words are those of the form on the screen.
 */
export const blank = {
  title: 'แบบลงทะเบียนหนี้นอกระบบ',
  continuation: 'ใบต่อ: รายละเอียดเจ้าหนี้และหนี้',
  back: 'ด้านหลัง',
  howTo: 'เขียนตัวบรรจง ทำเครื่องหมาย ✓ ในช่อง ข้อใดไม่ทราบเขียนว่า “ไม่ทราบ”',
  appliedOn: 'วันที่ยื่น',
  receivedBy: 'เจ้าหน้าที่ผู้รับ',
  numberHere: 'เลขที่รับ (เจ้าหน้าที่กรอก)',
  ofNumber: 'ใบต่อของเลขที่รับ',
  day: 'วัน',
  month: 'เดือน',
  year: 'พ.ศ.',
  district: 'อำเภอ/เขต',
  province: 'จังหวัด',
  postcode: 'รหัสไปรษณีย์',
  creditorNo: 'เจ้าหนี้รายที่',
  moreOnContinuation: 'เจ้าหนี้มากกว่า 3 ราย หรือรายละเอียดเพิ่มเติม เขียนในใบต่อ',
  notes: 'บันทึกเพิ่มเติม',
  notice: 'ประกาศความเป็นส่วนตัว',
  applicantSigns: 'ลงชื่อผู้ยื่น',
  officerSigns: 'ลงชื่อเจ้าหน้าที่',
  witness: (n: number) => `ลงชื่อพยานคนที่ ${n}`,
  inLetters: 'ตัวบรรจง',
  thumb: 'ลายพิมพ์นิ้วมือ (ถ้าลงชื่อไม่ได้ ต้องมีพยาน 2 คน)',
  tear: 'ฉีกตามรอย มอบให้ผู้ยื่นเรื่อง',
  slipBack: 'ด้านหลังใบรับเรื่อง เว้นว่างไว้',
  qr: (ref: string) => `QR ของเลขที่รับ ${ref}`,
} as const;
