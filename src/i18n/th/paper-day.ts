/** What is asked about the day on a paper. */
export const paperDay = {
  beforePrint: (d: string) => `วันที่รับก่อนวันพิมพ์แบบนี้ (${d}) ตรวจวันที่บนกระดาษอีกครั้ง`,
  longAgo: 'วันที่รับเกิน 1 ปีก่อน ตรวจวันที่บนกระดาษอีกครั้ง',
};
