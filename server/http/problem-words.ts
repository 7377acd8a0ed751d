import type { ProblemCode } from '#contract/problem.ts';

/** Status and sentences of every refusal: [status, Thai, English]. */
export const problemWords: Record<ProblemCode, readonly [number, string, string]> = {
  'not-found': [404, 'ไม่พบสิ่งที่ขอ', 'Nothing was found here.'],
  'method-not-allowed': [405, 'ใช้วิธีเรียกนี้ไม่ได้', 'This method is not used here.'],
  'body-too-large': [
    413,
    'ข้อมูลที่ส่งใหญ่เกินไป ให้ส่งครั้งละน้อยลง',
    'Too much at once. Send less at a time.',
  ],
  'body-not-readable': [400, 'อ่านข้อมูลที่ส่งมาไม่ได้', 'The body cannot be read.'],
  'body-not-valid': [422, 'ข้อมูลที่ส่งมาไม่ครบหรือผิดรูปแบบ', 'The body is not what is asked for.'],
  'manifest-not-valid': [400, 'อ่านใบนำส่งของเครื่องไม่ได้', "The device's manifest cannot be read."],
  'manifest-wrong-server': [421, 'ข้อมูลนี้จะส่งไปยังเซิร์ฟเวอร์อื่น', 'This was meant for another server.'],
  'envelope-not-readable': [
    400,
    'มีซองข้อมูลที่อ่านไม่ได้ ยังไม่ได้รับซองใดในชุดนี้',
    'One envelope cannot be read. None of this batch was taken.',
  ],
  busy: [503, 'ระบบกำลังมีผู้ส่งมาก เครื่องจะส่งใหม่เอง', 'Busy. The device will try again by itself.'],
  quota: [
    503,
    'ที่พักข้อมูลที่ยังไม่ได้ตรวจเต็ม เครื่องจะส่งใหม่เอง',
    'No room for more that is not checked yet. The device will try again by itself.',
  ],
  'storage-full': [
    503,
    'พื้นที่เก็บข้อมูลของเซิร์ฟเวอร์เต็ม เครื่องจะส่งใหม่เอง',
    "The server's disk is full. The device will try again by itself.",
  ],
  'code-wrong': [403, 'รหัสไม่ถูกต้อง', 'The code is wrong.'],
  'code-used': [409, 'รหัสนี้ใช้ไปแล้ว ขอรหัสใหม่', 'The code was used. Ask for another.'],
  'code-expired': [410, 'รหัสนี้หมดอายุแล้ว ขอรหัสใหม่', 'The code is too old. Ask for another.'],
  'code-locked': [
    429,
    'ใส่รหัสผิดหลายครั้ง รอสักครู่แล้วลองใหม่',
    'Too many wrong tries. Wait a while and try again.',
  ],
  'unit-unknown': [422, 'ไม่รู้จักหน่วยลงทะเบียนนี้', 'There is no such unit.'],
  'numbers-exhausted': [
    409,
    'เลขที่รับของพื้นที่นี้แจกหมดแล้ว แจ้งผู้ดูแลระบบ',
    'All number blocks of this area are given out. Tell the administrator.',
  ],
  'units-exhausted': [
    409,
    'อำเภอนี้มีหน่วยเคลื่อนที่ครบ 999 หน่วยแล้ว แจ้งผู้ดูแลระบบ',
    'This district has 999 mobile units already. Tell the administrator.',
  ],
  'unit-name-taken': [
    409,
    'อำเภอนี้มีหน่วยเคลื่อนที่ชื่อนี้แล้ว ตั้งชื่ออื่น',
    'This district has a mobile unit of that name already. Choose another.',
  ],
  'sign-in-needed': [401, 'ต้องเข้าใช้งานก่อน', 'Sign in first.'],
  'nonce-expired': [401, 'คำขอเข้าใช้งานหมดเวลา ลองใหม่', 'This sign-in took too long. Try again.'],
  'proof-wrong': [401, 'ยืนยันกุญแจไม่ได้', 'The key could not be proven.'],
  revoked: [403, 'สิทธิ์นี้ถูกยกเลิกแล้ว', 'This right was withdrawn.'],
  'not-allowed': [403, 'ไม่มีสิทธิ์ดูหรือทำเรื่องนี้', 'You may not see or do this.'],
  'token-not-bound': [
    401,
    'คำขอนี้ไม่ได้ลงนามด้วยกุญแจของผู้ขอ ให้เข้าใช้งานใหม่',
    'This request is not signed by the key it speaks for. Sign in again.',
  ],
  'not-confirmed': [
    403,
    'หัวหน้ายังไม่ได้ยืนยันรหัสเครื่อง 8 ตัวของเจ้าหน้าที่คนนี้',
    "A supervisor has not yet confirmed this officer's 8 characters.",
  ],
  'same-person': [
    409,
    'ต้องเป็นคนละคนกับผู้ที่เสนอชื่อ หรือผู้ที่ออกใบเปิดใช้',
    'It must be another person than the one who proposed them, or issued the slip.',
  ],
  'state-wrong': [
    409,
    'รายการนี้เปลี่ยนไปแล้ว เปิดดูใหม่ก่อนทำต่อ',
    'This has changed in the meantime. Look at it again first.',
  ],
  'too-many-changes': [
    429,
    'วันนี้ทำเรื่องนี้ครบจำนวนแล้ว ทำต่อได้พรุ่งนี้',
    'This was done as often as a day allows. Go on tomorrow.',
  ],
  'policy-out-of-bounds': [
    422,
    'ข้อกำหนดนี้เกินขอบเขต: ล็อกเองภายใน 1–60 นาที อ่านย้อนได้ไม่เกิน 90 วัน ใช้ได้โดยไม่ติดต่อส่วนกลาง 1–90 วัน',
    'Outside the bounds: it locks after 1 to 60 minutes, reads back at most 90 days, works 1 to 90 days without the centre.',
  ],
  'fingerprint-wrong': [
    422,
    'รหัส 8 ตัวไม่ตรงกับที่เครื่องแสดง ตรวจทีละตัวกับเจ้าหน้าที่',
    'These are not the 8 characters that the device shows. Compare them one by one.',
  ],
  'too-many-tries': [
    429,
    'ลองหลายครั้งเกินไป รอสักครู่แล้วลองใหม่',
    'Too many tries. Wait a while and try again.',
  ],
  'purpose-needed': [422, 'ต้องบอกเหตุผลที่เปิดดูข้อมูลฉบับเต็ม', 'Say why you open the full record.'],
  'offset-wrong': [
    409,
    'ส่วนของรูปที่ส่งมาไม่ต่อกับส่วนที่รับไว้แล้ว เครื่องจะส่งต่อเอง',
    'This part of the picture does not follow what is here. The device will go on by itself.',
  ],
  'picture-damaged': [
    422,
    'รูปที่ได้รับไม่ตรงกับต้นฉบับ เครื่องจะส่งใหม่เอง',
    'What came is not the picture that was announced. The device will send it again by itself.',
  ],
  internal: [
    500,
    'เซิร์ฟเวอร์ขัดข้อง ข้อมูลในเครื่องยังอยู่ครบ',
    'The server failed. What is on the device is safe.',
  ],
};
