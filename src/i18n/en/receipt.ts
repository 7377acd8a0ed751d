import type { Words } from '../messages.ts';
import type { receipt as th } from '../th/receipt.ts';

export const receipt: Words<typeof th> = {
  heading: 'Slip',
  print: 'Print the slip',
  size: 'Paper',
  sizes: { a5: 'A4 cut in half (two A5)', roll: '80 mm roll', a6: 'A6' },
  safe: 'The slip says nothing of debts, lenders or addresses',
  qrFull: 'QR on the whole screen',
  qrClose: 'Close',
  qr: (ref) => `QR of reference number ${ref}`,
  noPrinter: 'No printer: let them photograph the QR on the screen, or write the 12 digits down',
  loading: 'Making the slip ready',
  masked: 'This record can no longer be read on this device, so the slip has the number only',
};
