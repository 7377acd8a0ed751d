/** The receipt on the screen, after a registration was kept. */
export const receipt = {
  heading: 'ใบรับเรื่อง',
  print: 'พิมพ์ใบรับ',
  size: 'กระดาษ',
  sizes: { a5: 'A4 ตัดครึ่ง (A5 สองใบ)', roll: 'ม้วน 80 มม.', a6: 'A6' },
  safe: 'ในใบนี้ไม่มีข้อมูลหนี้ เจ้าหนี้ หรือที่อยู่',
  qrFull: 'แสดง QR เต็มจอ',
  qrClose: 'ปิด',
  qr: (ref: string) => `QR ของเลขที่รับ ${ref}`,
  noPrinter: 'ไม่มีเครื่องพิมพ์: ให้ผู้ยื่นเรื่องถ่ายรูป QR บนจอ หรือจดเลข 12 หลัก',
  loading: 'กำลังเตรียมใบรับ',
  masked: 'เรื่องนี้อ่านในเครื่องนี้ไม่ได้แล้ว ใบรับจึงมีแต่เลขที่รับ',
} as const;
