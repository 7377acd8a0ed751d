import { nationalIdCheckDigit } from '#thai/national-id.ts';
import { readFrame } from '../../remote/card-frames.ts';
import { hearReader } from './hear-reader.ts';

/** Invented, as their numbers say: 9 and office 0000. One title run together, one address in a city. */
const people = [
  [
    '900000000001',
    'นาง#สมใจ##ฝึกดี',
    '25150412',
    '12#หมู่ที่ 3####ตำบลปากพูน#อำเภอเมืองนครศรีธรรมราช#จังหวัดนครศรีธรรมราช',
  ],
  [
    '900000000002',
    'นายบุญส่ง ลองทำ',
    '25080000',
    '45/1 หมู่ที่ 7 ตำบลในเมือง อำเภอเมืองขอนแก่น จังหวัดขอนแก่น',
  ],
  [
    '900000000003',
    'น.ส.#แววตา##ซ้อมมือ',
    '1997-09-30',
    '8##ซอยสีลม 9#ถนนสีลม#แขวงสีลม#เขตบางรัก#กรุงเทพมหานคร',
  ],
] as const;
let next = 0;

/** A card in the reader of a practice: the same frames, read by the same code. */
export function insertSampleCard(): void {
  const [first12, name, dob, address] = people[next++ % people.length] ?? people[0];
  const cid = first12 + nationalIdCheckDigit(first12);
  const personal = { cid, name, dob, address, base64_img: '' };
  for (const frame of [{ event: 'smc-inserted' }, { event: 'smc-data', payload: { personal } }])
    hearReader(readFrame(JSON.stringify(frame)));
}
