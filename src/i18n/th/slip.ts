/**
 * What is printed on a slip. It is for the debtor, so it is Thai whatever language the officer
 * reads; and nothing on it may tell a stranger what it is about.
 */
export const slip = {
  title: 'ใบรับเรื่อง',
  ref: 'เลขที่รับ',
  at: 'วันที่รับ',
  name: 'ชื่อ',
  idTail: 'เลขบัตรลงท้าย',
  officer: 'ผู้รับเรื่อง',
  phone: 'โทรศัพท์',
  keep: 'เก็บใบนี้ไว้ แจ้งเลขที่รับเมื่อสอบถาม',
  next: 'เจ้าหน้าที่จะติดต่อกลับตามช่องทางที่แจ้งไว้',
  ask: 'สอบถามที่หน่วยงานข้างต้น หรือสายด่วน 1567',
  practice: 'ฝึกอบรม ใช้อ้างอิงไม่ได้',
  qr: (ref: string) => `QR ของเลขที่รับ ${ref}`,
  office: 'ส่วนของสำนักงาน',
  debtor: 'ส่วนของผู้ยื่นเรื่อง',
  cut: 'ตัดตามรอย',
  signHere: {
    screen: 'ลงชื่อบนจอแล้ว',
    paper: 'ข้าพเจ้ารับรองว่าข้อความที่ให้ไว้เป็นความจริง',
    thumbprint: 'ข้าพเจ้ารับรองว่าข้อความที่ให้ไว้เป็นความจริง (พิมพ์ลายนิ้วมือ)',
  },
  signature: 'ลงชื่อผู้ยื่นเรื่อง',
  thumb: 'ลายพิมพ์นิ้วมือ',
  witness: (n: number, name: string) => `พยานคนที่ ${n} ${name}`,
  officerSigns: 'ลงชื่อเจ้าหน้าที่',
  rescue: 'สำรองในกระดาษ เข้ารหัสแล้ว ใช้เมื่อเครื่องเสียก่อนส่ง',
  rescueFrame: (n: number, of: number) => `ส่วนที่ ${n} จาก ${of}`,
  rescueTooBig: 'เรื่องนี้ยาวเกินกว่าจะสำรองในกระดาษ',
} as const;
